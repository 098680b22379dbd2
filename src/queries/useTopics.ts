import { queryOptions, useQuery } from '@tanstack/react-query'
import { archiveKey } from './createQueryClient.ts'

const topicsQueryOptions = queryOptions({
  queryKey: [...archiveKey, 'topics'],
  queryFn: ({ meta }) => meta!.archive.topics(),
})

/** The site file's facets with all their values and counts. */
export function useTopics() {
  return useQuery(topicsQueryOptions)
}
