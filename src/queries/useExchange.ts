import { useMutation } from '@tanstack/react-query'
import type { FileOrigin } from '../library/exchange/LibraryFile.ts'

/** Writes everything the reader keeps into one file. */
export function useExportLibrary() {
  return useMutation({
    mutationFn: (site: FileOrigin, { meta }) =>
      meta!.exchange.export({ site, exportedAt: new Date().toISOString() }),
  })
}

/** Adds what a file has to what the reader keeps, or tells why it is refused. */
export function useImportLibrary() {
  return useMutation({
    mutationFn: (file: Blob, { meta }) => meta!.exchange.import(file),
  })
}
