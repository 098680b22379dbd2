import { useNewVersion } from '../queries/useNewVersion.ts'
import { m } from '../ui/messages/messages.ts'
import { Button } from '../ui/page/Button.tsx'
import styles from '../ui/page/MessagePage.module.css'
import { recoverPath } from '../url/paths.ts'
import { siteHref } from '../url/siteHref.ts'
import { MissingCodeError } from './orReload.ts'

/** What is shown instead of a blank page when the reader itself fails. */
export function BrokenRoute({ error }: { error: unknown }) {
  const newVersion = useNewVersion()
  const isMissing = error instanceof MissingCodeError

  return (
    <main className={styles.alone} id="main">
      <h1>{isMissing ? m.missingCodeTitle : m.brokenTitle}</h1>
      <p>{isMissing ? m.missingCodeText : m.brokenText}</p>
      {/* In a version that waits it may have been mended. */}
      <Button look="primary" onClick={newVersion?.begin ?? (() => location.reload())}>
        {m.reload}
      </Button>
      <a href={siteHref(recoverPath)} target="_top">
        {m.repairReader}
      </a>
      <p>
        <code>{error instanceof Error ? error.message : String(error)}</code>
      </p>
    </main>
  )
}
