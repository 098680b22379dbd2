import { useArchiveStatus } from '../queries/useArchiveStatus.ts'
import { failedFeeds } from './faultLines.ts'

/** Whether what is not found may be there all the same: who would know could not be asked. */
export function useCannotTell(): boolean {
  const status = useArchiveStatus()
  if (!status) return false
  return status.phase === 'failed' || (status.isRemote === true && failedFeeds(status).length > 0)
}
