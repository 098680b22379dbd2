import type { QueryClient } from '@tanstack/react-query'
import type { Archive, ArchiveNews } from '../archive/Archive.ts'

/** What a page was written with, as long as the reader has not asked for what is newer. */
export interface HeldAnswers {
  /** Holds what a client has been given so far. */
  readonly hold: (client: QueryClient) => void
  /** Whether the answer to a query is to stay. */
  readonly has: (queryHash: string) => boolean
  /** How what the archive has differs from what is shown; absent where it does not. */
  readonly news: () => ArchiveNews | undefined
  /** Lets go of the answers that the archive would give as well. */
  readonly compare: (archive: Archive) => Promise<void>
  /** From now on only the archive's answers count. */
  readonly release: () => void
}
