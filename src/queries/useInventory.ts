import { useQuery } from '@tanstack/react-query'
import { readProgram, type ProgramFacts } from '../library/storage.ts'
import { inventoryKey } from './createQueryClient.ts'

/** How much of everything the reader keeps here, or why that cannot be known. */
export function useInventory() {
  return useQuery({
    queryKey: inventoryKey,
    queryFn: ({ meta }) => meta!.library.inventory(),
  })
}

/**
 * The files of the program on the device; `undefined` until known.
 *
 * @param base  path of the site, with slashes around it
 */
export function useProgramFacts(base: string): ProgramFacts | undefined {
  return useQuery({ queryKey: ['program-facts'], queryFn: () => readProgram(base), gcTime: 0 }).data
}
