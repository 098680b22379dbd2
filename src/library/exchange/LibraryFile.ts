import { checksum } from '../../model/checksum.ts'

/** What a file of ours says it is. */
export const libraryFormat = 'lectern-library'

/** Rises when an older reader could not understand a file any more. */
export const libraryFormatVersion = 2

/** One text of this many bytes can still be held by every browser. */
export const largestFileBytes = 256 * 1024 * 1024

/** Which publication the reader kept this of. */
export interface FileOrigin {
  /** Of the publication; empty where it was not known. */
  readonly title: string
  /** Of the site's base. */
  readonly address: string
}

/** The beginning of a file. */
export interface FileHead {
  readonly format: typeof libraryFormat
  readonly version: number
  readonly site: FileOrigin
  /** ISO 8601. */
  readonly exportedAt: string
}

/**
 * The checksum of a file, record by record: it is over what the file says and not over how it is laid
 * out, so that an editor that breaks lines does no harm.
 */
export function createFileChecksum(head: FileHead) {
  const { format, version, site, exportedAt } = head
  let state = checksum(JSON.stringify([format, version, site.title, site.address, exportedAt]))
  return {
    /** @param record  a record in its shape, as JSON */
    add: (store: string, record: string) => {
      state = checksum(`${state} ${store} ${checksum(record)}`)
    },
    value: () => state,
  }
}
