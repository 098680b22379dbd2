import type { ExportedLibrary } from '../library/exchange/exportLibrary.ts'
import { useExportLibrary } from '../queries/useExchange.ts'
import { usePublication } from '../queries/usePublication.ts'
import { moving } from '../ui/messages/movingMessages.ts'
import { m } from '../ui/messages/messages.ts'
import { siteAddress } from '../url/siteHref.ts'
import { downloadFile, fileName } from './downloadFile.ts'
import { useWork } from './useWork.ts'

/** Everything the reader keeps, given to the browser as one file; and how far that is. */
export function useBackupFile() {
  const address = siteAddress()
  // Whoever saves a backup need not wait for the publication.
  const title = usePublication()?.title ?? new URL(address).host
  const { mutateAsync } = useExportLibrary()
  const { work, isWorking, run } = useWork()

  function save(): Promise<void> {
    return run(moving.exporting, async () => {
      const outcome = await mutateAsync({ title, address })
      if (!outcome.ok) return { state: 'refused', lines: [m.refusals[outcome.refusal]] }
      const name = fileName(title, 'backup', 'json')
      downloadFile(outcome.value.file, name)
      return { state: 'done', lines: describe(outcome.value, name) }
    })
  }

  return { work, isWorking, save }
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
