import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { askToPersist, readStorage, type StorageFacts } from '../library/storage.ts'
import { libraryKey } from './createQueryClient.ts'

/** Read anew whenever bookmarks change: room is what they take. */
const storageKey = [...libraryKey, 'bookmarks', 'storage']

/** How safe what is kept is, and how much room there is; `undefined` until known. */
export function useStorage(): StorageFacts | undefined {
  return useQuery({ queryKey: storageKey, queryFn: readStorage }).data
}

/** Asks the browser not to delete by itself what the reader keeps, and gives its answer. */
export function useAskToPersist() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (): Promise<StorageFacts> => {
      await askToPersist()
      return readStorage()
    },
    onSuccess: (facts) => client.setQueryData(storageKey, facts),
  })
}
