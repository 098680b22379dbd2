import type { ExportedLibrary } from '../library/exchange/exportLibrary.ts'
import { useExportLibrary } from '../queries/useExchange.ts'
import { usePublication } from '../queries/usePublication.ts'
import { BackupSection } from '../ui/backup/BackupSection.tsx'
import { WorkState } from '../ui/backup/WorkState.tsx'
import { moving } from '../ui/messages/movingMessages.ts'
import { m } from '../ui/messages/messages.ts'
import { Button } from '../ui/page/Button.tsx'
import { downloadFile, fileName } from './downloadFile.ts'
import { siteAddress } from '../url/siteHref.ts'
import { useWork } from './useWork.ts'

/** Everything the reader keeps, as one file. */
export function BackupFile() {
  const title = usePublication()?.title ?? ''
  const address = siteAddress()
  const { mutateAsync } = useExportLibrary()
  const { work, isWorking, run } = useWork()

  function handleExport(): Promise<void> {
    return run(moving.exporting, async () => {
      const outcome = await mutateAsync({ title, address })
      if (!outcome.ok) return { state: 'refused', lines: [m.refusals[outcome.refusal]] }
      const name = fileName(title, 'backup', 'json')
      downloadFile(outcome.value.file, name)
      return { state: 'done', lines: describe(outcome.value, name) }
    })
  }

  return (
    <BackupSection heading={moving.export} text={moving.exportText}>
      <Button
        look="primary"
        aria-disabled={isWorking}
        onClick={() => !isWorking && void handleExport()}
      >
        {moving.exportAction}
      </Button>
      <WorkState work={work} />
    </BackupSection>
  )
}

const kinds = ['bookmarks', 'notes', 'highlights', 'follows', 'searches', 'reads'] as const

function describe(exported: ExportedLibrary, name: string): string[] {
  const { counts, damaged, withoutPictures } = exported
  const has = kinds.flatMap((kind) => (counts[kind] ? [moving.kinds[kind](counts[kind])] : []))
  return [
    moving.exported(name, m.size(exported.file.size)),
    has.length > 0 ? moving.exportHas(has) : moving.exportIsEmpty,
    ...(damaged > 0 ? [moving.exportDamaged(damaged)] : []),
    ...(withoutPictures > 0 ? [moving.exportWithoutPictures(withoutPictures)] : []),
  ]
}
