import { m } from '../ui/messages/messages.ts'
import { Button } from '../ui/page/Button.tsx'
import styles from '../ui/page/MessagePage.module.css'

/** What is shown instead of a blank page when the reader itself fails. */
export function BrokenRoute({ error }: { error: unknown }) {
  return (
    <main className={styles.message} id="main">
      <h1>{m.brokenTitle}</h1>
      <p>{m.brokenText}</p>
      <Button look="primary" onClick={() => location.reload()}>
        {m.reload}
      </Button>
      <p>
        <code>{error instanceof Error ? error.message : String(error)}</code>
      </p>
    </main>
  )
}
