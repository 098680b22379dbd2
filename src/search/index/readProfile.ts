import type { Analyzer } from '../analysis/Analyzer.ts'
import { compoundMark, fieldWeights, firstMark, wordCount, type PostWords } from './postWords.ts'
import { chooseProfileTerms } from './chooseProfileTerms.ts'
import type { Profile } from './SearchIndex.ts'
import type { Vocabulary } from './Vocabulary.ts'

/** The profile of a post, by the frequencies of terms in all posts. */
export function readProfile(
  words: PostWords,
  vocabulary: Vocabulary,
  analyzer: Analyzer,
  posts: {
    readonly documentCount: number
    readonly frequencyOf: (termNumber: number) => number
  },
): Profile {
  const counts = new Map<number, number>()
  let weight = 1
  for (let at = 0; at < words.length; at++) {
    const value = words[at]!
    if (value < firstMark) {
      const term = vocabulary.termNumbers[value]!
      counts.set(term, (counts.get(term) ?? 0) + weight)
    } else if (value === compoundMark) at += 2
    else weight = fieldWeights[value - firstMark]!
  }
  const terms = Array.from(counts, ([number, count]) => ({
    term: vocabulary.termOf(number),
    count,
    frequency: posts.frequencyOf(number),
  }))
  return {
    length: wordCount(words),
    terms: chooseProfileTerms(terms, analyzer, posts.documentCount),
  }
}
