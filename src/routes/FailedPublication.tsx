import { Link, useHref } from 'react-router'
import { useArchiveStatus, useRefresh } from '../queries/useArchiveStatus.ts'
import { usePublication } from '../queries/usePublication.ts'
import { recoverPath, savedPath } from '../url/paths.ts'
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
  const recoverHref = useHref(recoverPath)
  return (
    <MessagePage heading={m.failedTitle} siteTitle={publication?.title ?? ''}>
      {status && faultLines(status).map((line) => <p key={line}>{line}</p>)}
      {status && <LeftOutItems feeds={status.feeds} />}
      <p>{m.failedHint}</p>
      <Button look="primary" onClick={() => void refresh()}>
        {m.tryAgain}
      </Button>
      <Link to={savedPath}>{m.saved}</Link>
      <a href={recoverHref} target="_top">
        {m.repairReader}
      </a>
    </MessagePage>
  )
}
