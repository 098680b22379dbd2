import { queryOptions, skipToken, useQuery } from '@tanstack/react-query'
import { newVersionKey } from './createQueryClient.ts'

export interface NewVersion {
  /** Loads the page again, in that version. */
  readonly begin: () => void
}

/** Filled from outside: the service worker brings it. */
const newVersionQueryOptions = queryOptions<NewVersion>({
  queryKey: newVersionKey,
  queryFn: skipToken,
})

/** Another version of the program that is on the device, once there is one. */
export function useNewVersion(): NewVersion | undefined {
  return useQuery(newVersionQueryOptions).data
}
