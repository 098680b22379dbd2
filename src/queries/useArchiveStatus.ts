import { queryOptions, skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ArchiveStatus } from '../archive/Archive.ts'
import { programKey, statusKey } from './createQueryClient.ts'

/** Filled from outside: the archive tells each change by itself. */
const statusQueryOptions = queryOptions<ArchiveStatus>({
  queryKey: statusKey,
  queryFn: skipToken,
})

/** What the archive is doing; `undefined` until it has said so for the first time. */
export function useArchiveStatus(): ArchiveStatus | undefined {
  return useQuery(statusQueryOptions).data
}

/**
 * Something that follows from what the archive is doing. The archive tells of many changes while it
 * reads, and what uses this is drawn again only where the answer is another.
 *
 * @param select  gives a plain value, or `undefined`
 */
export function useArchiveFact<Fact>(select: (status: ArchiveStatus) => Fact): Fact | undefined {
  return useQuery({ ...statusQueryOptions, select }).data
}

const programQueryOptions = queryOptions<boolean>({ queryKey: programKey, queryFn: skipToken })

/** Whether the program itself is on the device, so that what is there opens without a network. */
export function useIsProgramKept(): boolean {
  return useQuery(programQueryOptions).data ?? false
}

/** Asks the publisher again; done when everything has been asked, with how things are then. */
export function useRefresh(): () => Promise<ArchiveStatus | undefined> {
  const client = useQueryClient()
  return async () => client.getDefaultOptions().queries?.meta?.archive.refresh()
}

/** Says whether the whole publication is to be fetched for reading offline. */
export function useKeepWhole(): (isWanted: boolean) => void {
  const client = useQueryClient()
  return (isWanted) => void client.getDefaultOptions().queries?.meta?.archive.keepWhole(isWanted)
}

/** Puts the newer edition on the page. */
export function useShowNews(): () => void {
  const client = useQueryClient()
  return () => {
    const sources = client.getDefaultOptions().queries?.meta
    sources?.held?.release()
    void sources?.archive.showNews()
  }
}
