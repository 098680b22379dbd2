import { queryOptions, useQuery } from '@tanstack/react-query'
import { archiveKey } from './createQueryClient.ts'

export const topicsKey = [...archiveKey, 'topics']

const topicsQueryOptions = queryOptions({
  queryKey: topicsKey,
  queryFn: ({ meta }) => meta!.archive.topics(),
})

/** The site file's facets with all their values and counts. */
export function useTopics() {
  return useQuery(topicsQueryOptions)
}
