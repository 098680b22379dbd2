import type { BookmarkSummary } from '../model/Bookmark.ts'
import { useGatherKept } from '../queries/useGatheredPosts.ts'
import { BackupSection } from '../ui/backup/BackupSection.tsx'
import { WorkState } from '../ui/backup/WorkState.tsx'
import { moving } from '../ui/messages/movingMessages.ts'
import { Button } from '../ui/page/Button.tsx'
import { usePackDownload } from './usePackDownload.ts'
import { useWork } from './useWork.ts'

/** Kept posts as one document. */
export function BackupPack({ bookmarks }: { bookmarks: readonly BookmarkSummary[] }) {
  const { mutateAsync: gather } = useGatherKept()
  const { work, isWorking, run } = useWork()
  const download = usePackDownload()

  function handlePack(): Promise<void> {
    const ids = bookmarks.map(({ id }) => id)
    return run(moving.packGathering(0, ids.length), async (onProgress) => {
      const gathered = await gather({
        ids,
        onProgress: (done, all) => onProgress(moving.packGathering(done, all)),
      })
      onProgress(moving.packWriting)
      const { missing } = gathered
      const lines = missing > 0 ? [moving.packDamaged(missing)] : []
      return download(gathered.posts, { title: moving.packTitleOfShelf, remarks: [], lines })
    })
  }

  return (
    <BackupSection heading={moving.pack} text={moving.packText}>
      <Button aria-disabled={isWorking} onClick={() => !isWorking && void handlePack()}>
        {moving.packAction}
      </Button>
      <WorkState work={work} />
    </BackupSection>
  )
}
