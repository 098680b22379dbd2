import type { ArchiveStatus } from '../archive/Archive.ts'
import { useArchiveFact } from '../queries/useArchiveStatus.ts'
import { failedFeeds } from './faultLines.ts'

/** Whether what is not found may be there all the same: who would know could not be asked. */
export function useCannotTell(): boolean {
  return useArchiveFact(cannotTell) === true
}

function cannotTell(status: ArchiveStatus): boolean {
  return status.phase === 'failed' || (status.isRemote === true && failedFeeds(status).length > 0)
}
