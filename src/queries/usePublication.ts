import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Publication } from '../archive/Archive.ts'
import { archiveKey } from './createQueryClient.ts'

export const publicationKey = [...archiveKey, 'publication']

const publicationQueryOptions = queryOptions({
  queryKey: publicationKey,
  queryFn: ({ meta }): Promise<Publication> => meta!.archive.publication(),
})

/** The publication's name, language and facets; `undefined` until the site file has been read. */
export function usePublication(): Publication | undefined {
  return useQuery(publicationQueryOptions).data
}
