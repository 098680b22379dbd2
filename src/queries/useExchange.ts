import { useMutation, useQuery } from '@tanstack/react-query'
import type { FileOrigin } from '../library/exchange/LibraryFile.ts'
import { libraryKey } from './createQueryClient.ts'

/** Writes everything the reader keeps into one file. */
export function useExportLibrary() {
  return useMutation({
    mutationFn: async (site: FileOrigin, { meta }) => {
      const exportedAt = new Date().toISOString()
      const exported = await meta!.exchange.export({ site, exportedAt })
      if (exported.ok) await meta!.library.settings.noteBackup(exportedAt)
      return exported
    },
  })
}

/** Adds what a file has to what the reader keeps, or tells why it is refused. */
export function useImportLibrary() {
  return useMutation({
    mutationFn: (file: Blob, { meta }) => meta!.exchange.import(file),
  })
}

/** When everything was last put into a file, ISO 8601: null where it never was, `undefined` until known. */
export function useBackedUpAt(): string | null | undefined {
  return useQuery({
    queryKey: [...libraryKey, 'settings', 'backup'],
    queryFn: async ({ meta }) => {
      const found = await meta!.library.settings.backedUpAt()
      return (found.ok && found.value) || null
    },
  }).data
}
