import { useHighlights } from '../queries/useHighlights.ts'
import { BackupSection } from '../ui/backup/BackupSection.tsx'
import { marking } from '../ui/messages/highlightMessages.ts'
import { m } from '../ui/messages/messages.ts'
import { HighlightsFile } from './HighlightsFile.tsx'

/** Taking out the passages that the reader marked; nothing where there are none. */
export function BackupHighlights() {
  const { data } = useHighlights()
  if (!data?.ok || data.value.length === 0) return null
  return (
    <BackupSection heading={m.highlights} text={marking.backupText}>
      <HighlightsFile highlights={data.value} />
    </BackupSection>
  )
}
