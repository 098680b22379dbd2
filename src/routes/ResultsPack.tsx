import type { SearchResult } from '../search/search.ts'
import { mostGathered, useGatherResults } from '../queries/useGatheredPosts.ts'
import { WorkState } from '../ui/backup/WorkState.tsx'
import { moving } from '../ui/messages/movingMessages.ts'
import { m } from '../ui/messages/messages.ts'
import { Button } from '../ui/page/Button.tsx'
import styles from './ResultsPack.module.css'
import { usePackDownload } from './usePackDownload.ts'
import { useWork } from './useWork.ts'

interface ResultsPackProps {
  readonly result: SearchResult
  /** What was asked for, in words. */
  readonly heading: string
}

/** The posts that were found as one document: said what it will be, and made when that is wanted. */
export function ResultsPack({ result, heading }: ResultsPackProps) {
  const { query, total, isTotalLeast = false } = result
  const isCapped = total > mostGathered
  const { mutateAsync: gather } = useGatherResults()
  const { work, isWorking, run } = useWork()
  const download = usePackDownload()

  function handlePack(): Promise<void> {
    const beginning = moving.packGathering(0, Math.min(total, mostGathered))
    return run(beginning, async (onProgress) => {
      const { posts, missing } = await gather({
        query,
        onProgress: (done, all) => onProgress(moving.packGathering(done, all)),
      })
      onProgress(moving.packWriting)
      return download(posts, {
        title: heading,
        remarks: isCapped ? [moving.packFirst(posts.length, total, isTotalLeast)] : [],
        lines: missing > 0 ? [moving.packMissing(missing)] : [],
      })
    })
  }

  return (
    <section className={styles.pack} aria-label={m.readingPack}>
      <p>
        {moving.packOfResults(total, isTotalLeast)} {isCapped && moving.packCapped(mostGathered)}
      </p>
      <span>
        <Button
          look="primary"
          aria-disabled={isWorking}
          onClick={() => !isWorking && void handlePack()}
        >
          {moving.packAction}
        </Button>
      </span>
      <WorkState work={work} />
    </section>
  )
}
