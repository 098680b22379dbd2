import {
  queryOptions,
  skipToken,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { removalKey } from './createQueryClient.ts'

/**
 * `underway` · `done` · `unfinished` something could not be removed · `elsewhere` another tab was asked.
 */
export type Removal = 'underway' | 'done' | 'unfinished' | 'elsewhere'

const removalQueryOptions = queryOptions<Removal>({ queryKey: removalKey, queryFn: skipToken })

/** Once everything is removed from the device, or is being: then nothing works here any more. */
export function useRemoval(): Removal | undefined {
  return useQuery(removalQueryOptions).data
}

/** Removes everything from the device that this site has put there. Every tab hears of it first. */
export function useRemoveEverything() {
  const client = useQueryClient()
  return useMutation({
    /** @param base  path of the site, with slashes around it */
    mutationFn: async (base: string, { meta }) => {
      // Before it is gone, should it not be here yet.
      const { removeEverything } = await import('../recovery/removeEverything.ts')
      client.setQueryData(removalQueryOptions.queryKey, 'underway')
      meta!.library.end()
      const outcome = await removeEverything(base)
      client.setQueryData(removalQueryOptions.queryKey, outcome)
    },
  })
}
