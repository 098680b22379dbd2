import type { BookmarkSummary } from '../model/Bookmark.ts'
import { useListBookmarks } from '../queries/useListBookmarks.ts'
import { usePublication } from '../queries/usePublication.ts'
import styles from '../ui/backup/BackupFormats.module.css'
import { BackupSection } from '../ui/backup/BackupSection.tsx'
import { toMarkdown } from '../ui/backup/toMarkdown.ts'
import { toNetscapeBookmarks } from '../ui/backup/toNetscapeBookmarks.ts'
import { WorkState } from '../ui/backup/WorkState.tsx'
import { moving } from '../ui/messages/movingMessages.ts'
import { m } from '../ui/messages/messages.ts'
import { Button } from '../ui/page/Button.tsx'
import { downloadFile, fileName } from './downloadFile.ts'
import { postAddress } from './postAddress.ts'
import { useWork } from './useWork.ts'

const formats = [
  { write: toNetscapeBookmarks, action: moving.netscapeAction, what: 'bookmarks', end: 'html' },
  { write: toMarkdown, action: moving.markdownAction, what: 'saved', end: 'md' },
]

/** The list of kept posts, without their texts, for other programs. */
export function BackupFormats({ bookmarks }: { bookmarks: readonly BookmarkSummary[] }) {
  const title = usePublication()?.title ?? ''
  const { mutateAsync: list } = useListBookmarks()
  const { work, isWorking, run } = useWork()

  function handleWrite({ write, what, end }: (typeof formats)[number]): Promise<void> {
    return run(moving.packWriting, async () => {
      const outcome = await list(bookmarks.map(({ id }) => id))
      if (!outcome.ok) return { state: 'refused', lines: [m.refusals[outcome.refusal]] }
      const text = write(outcome.value, { title: moving.listTitle(title), addressOf: postAddress })
      const name = fileName(title, what, end)
      downloadFile(new Blob([text], { type: end === 'md' ? 'text/markdown' : 'text/html' }), name)
      return { state: 'done', lines: [moving.listDone(name)] }
    })
  }

  return (
    <BackupSection heading={moving.formats} text={moving.formatsText}>
      <p className={styles.actions}>
        {formats.map((format) => (
          <Button
            key={format.end}
            aria-disabled={isWorking}
            onClick={() => !isWorking && void handleWrite(format)}
          >
            {format.action}
          </Button>
        ))}
      </p>
      <WorkState work={work} />
    </BackupSection>
  )
}
