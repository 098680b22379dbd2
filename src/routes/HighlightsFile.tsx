import { groupHighlights } from '../model/arrangeHighlights.ts'
import type { Highlight } from '../model/Highlight.ts'
import { usePublication } from '../queries/usePublication.ts'
import { WorkState } from '../ui/backup/WorkState.tsx'
import { highlightsToMarkdown } from '../ui/highlight/highlightsToMarkdown.ts'
import { marking } from '../ui/messages/highlightMessages.ts'
import { moving } from '../ui/messages/movingMessages.ts'
import { Button } from '../ui/page/Button.tsx'
import { downloadFile, fileName } from './downloadFile.ts'
import { postAddress } from './postAddress.ts'
import { useWork } from './useWork.ts'

interface HighlightsFileProps {
  readonly highlights: readonly Highlight[]
  readonly look?: 'plain' | 'link'
}

/** All highlights as one Markdown file. */
export function HighlightsFile({ highlights, look = 'plain' }: HighlightsFileProps) {
  const title = usePublication()?.title ?? ''
  const { work, isWorking, run } = useWork()
  function handleSave(): Promise<void> {
    return run(moving.packWriting, () => {
      const heading = marking.markdownTitle(title)
      const text = highlightsToMarkdown(groupHighlights(highlights), {
        title: heading,
        addressOf: postAddress,
      })
      const name = fileName(title, 'highlights', 'md')
      downloadFile(new Blob([text], { type: 'text/markdown' }), name)
      return Promise.resolve({ state: 'done', lines: [moving.listDone(name)] } as const)
    })
  }

  return (
    <>
      <Button look={look} aria-disabled={isWorking} onClick={() => !isWorking && void handleSave()}>
        {marking.markdownAction}
      </Button>
      <WorkState work={work} />
    </>
  )
}
