import type { LibraryOutcome } from '../library/LibraryConnection.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import { useBegunIds, useForgetPlaces } from '../queries/useReadingPlace.ts'
import { useForgetReads, useReadIds } from '../queries/useReads.ts'
import { m } from '../ui/messages/messages.ts'
import { Button } from '../ui/page/Button.tsx'
import { focusPageHeading } from '../ui/page/PageHeading.tsx'
import styles from './IndexPage.module.css'

/** What the device notes by itself, and how to be rid of it. */
export function Traces() {
  const reads = useReadIds().size
  const places = useBegunIds().size
  const forgetReads = useForgetReads()
  const forgetPlaces = useForgetPlaces()
  return (
    <>
      {reads > 0 && (
        <Trace
          words={m.readCount(reads)}
          action={m.forgetReads}
          done={m.readsForgotten}
          onForget={() => forgetReads.mutateAsync()}
        />
      )}
      {places > 0 && (
        <Trace
          words={m.begunCount(places)}
          action={m.forgetPlaces}
          done={m.placesForgotten}
          onForget={() => forgetPlaces.mutateAsync()}
        />
      )}
    </>
  )
}

interface TraceProps {
  readonly words: string
  readonly action: string
  /** What is said once it is forgotten. */
  readonly done: string
  readonly onForget: () => Promise<LibraryOutcome<void>>
}

function Trace({ words, action, done, onForget }: TraceProps) {
  const announce = useAnnounce()

  async function handleForget(): Promise<void> {
    const outcome = await onForget()
    if (!outcome.ok) return announce(m.refusals[outcome.refusal], { isProblem: true })
    focusPageHeading()
    announce(done)
  }

  return (
    <p className={styles.traces}>
      {words}
      <Button onClick={() => void handleForget()}>{action}</Button>
    </p>
  )
}
