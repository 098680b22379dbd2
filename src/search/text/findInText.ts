import { emptyQuery } from '../../model/SearchQuery.ts'
import { createMarker } from './createMarker.ts'
import type { FoundInText } from '../query/QueryReading.ts'
import { readQuery } from '../query/readQuery.ts'
import { bestPassage } from './snippet.ts'
import type { SearchCorpus } from '../SearchCorpus.ts'

/**
 * Finds the words of a query in a text that is shown, by the rules that found the post.
 *
 * @param blocks  the text of each block, the title first
 */
export function findInText(
  corpus: SearchCorpus,
  words: string,
  blocks: readonly string[],
): FoundInText {
  const { text } = readQuery(corpus, { ...emptyQuery, words })
  const marker = createMarker(corpus.index, text)
  const marked = blocks.map((block, position) =>
    position === 0 ? marker.findInTitle(block) : marker.find(block),
  )
  const matches = marked.flatMap((marks, block) =>
    marks.map(({ start, end }) => ({ block, start, end })),
  )
  // The title stands in sight anyway: the passage to open at is one of the body's, if there is any.
  const passage = bestPassage(marked.slice(1))
  const best = passage ? marked.slice(0, passage.text + 1).flat().length + passage.first : 0
  return { matches, best }
}
