import type { LibraryConnection, LibraryOutcome } from '../LibraryConnection.ts'
import { exportLibrary, type ExportedLibrary, type ExportOptions } from './exportLibrary.ts'
import { importLibrary, type ImportOutcome } from './importLibrary.ts'

/** The whole library as a file, and back. */
export interface LibraryExchange {
  /** @see exportLibrary */
  export(options: ExportOptions): Promise<LibraryOutcome<ExportedLibrary>>
  /** @see importLibrary */
  import(file: Blob): Promise<ImportOutcome>
}

export function createExchange(connection: LibraryConnection): LibraryExchange {
  return {
    export: (options) => exportLibrary(connection, options),
    import: (file) => importLibrary(connection, file),
  }
}
