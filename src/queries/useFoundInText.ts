import { queryOptions, skipToken, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { FoundInText } from '../search/query/QueryReading.ts'
import { checksum } from '../model/checksum.ts'
import { archiveKey } from './createQueryClient.ts'

function foundInTextQueryOptions(
  words: string | undefined,
  blocks: readonly string[] | undefined,
  key: string,
) {
  return queryOptions<FoundInText>({
    queryKey: [...archiveKey, 'found-in-text', words, key],
    queryFn:
      words !== undefined && blocks
        ? ({ meta }) => meta!.archive.findInText(words, blocks)
        : skipToken,
  })
}

/**
 * Where words stand in a text that is on the screen; `data` is absent until that is known.
 *
 * @param words  `undefined`: nothing is looked for
 * @param blocks  the text of each block, in order; `undefined` until it is there
 */
export function useFoundInText(words: string | undefined, blocks: readonly string[] | undefined) {
  // A key is written out at every render, which for a whole text takes too long.
  const key = useMemo(() => checksum(JSON.stringify(blocks ?? [])), [blocks])
  return useQuery(foundInTextQueryOptions(words, blocks, key))
}
