import type { Analyzer } from '../analysis/Analyzer.ts'
import { countTerms, type PostWords } from './postWords.ts'
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
  const { counts, wordCount } = countTerms(words, vocabulary.termNumbers)
  const terms = Array.from(counts, ([number, count]) => ({
    term: vocabulary.termOf(number),
    count,
    frequency: posts.frequencyOf(number),
  }))
  return {
    length: wordCount,
    terms: chooseProfileTerms(terms, analyzer, posts.documentCount),
  }
}
