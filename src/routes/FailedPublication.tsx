import { useArchiveStatus, useRefresh } from '../queries/useArchiveStatus.ts'
import { usePublication } from '../queries/usePublication.ts'
import { SiteLink } from '../ui/page/SiteLink.tsx'
import { recoverPath, savedPath } from '../url/paths.ts'
import { siteHref } from '../url/siteHref.ts'
import { m } from '../ui/messages/messages.ts'
import { Button } from '../ui/page/Button.tsx'
import { MessagePage } from '../ui/page/MessagePage.tsx'
import { faultLines } from './faultLines.ts'
import { LeftOutItems } from './LeftOutItems.tsx'

/** Nothing could be read and nothing is on the device: why, in plain words, and the ways on. */
export function FailedPublication() {
  const status = useArchiveStatus()
  const publication = usePublication()
  const refresh = useRefresh()
  return (
    <MessagePage heading={m.failedTitle} siteTitle={publication?.title ?? ''}>
      {status && faultLines(status).map((line) => <p key={line}>{line}</p>)}
      {status && <LeftOutItems feeds={status.feeds} />}
      <p>{m.failedHint}</p>
      <Button look="primary" onClick={() => void refresh()}>
        {m.tryAgain}
      </Button>
      <SiteLink to={savedPath}>{m.saved}</SiteLink>
      <a href={siteHref(recoverPath)} target="_top">
        {m.repairReader}
      </a>
    </MessagePage>
  )
}
