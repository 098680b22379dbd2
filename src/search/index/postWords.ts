import type { PostSummary } from '../../model/Post.ts'
import { ownTags } from '../../model/Tag.ts'
import type { Analyzer, Token } from '../analysis/Analyzer.ts'
import type { SearchSection } from './PostIndex.ts'
import { stretchOf, titleStretch, type Occurrence, type TitleOccurrences } from './SearchIndex.ts'
import type { Vocabulary } from './Vocabulary.ts'

/**
 * The words of a post, position by position, as numbers of the vocabulary. Before each stretch of
 * text stands the mark of its field, which no phrase crosses. Before the parts of a compound stand
 * the compound mark, the number of the whole and how many parts follow.
 */
export type PostWords = Uint32Array

/** Stretches of text by what they are, the title first. */
const postFields = ['title', 'headings', 'tags', 'authors', 'summary', 'body'] as const

/** How often a word counts that stands once in a field, by the order of the fields. */
export const fieldWeights: readonly number[] = [3, 2, 2, 2, 1, 1]

/** From here on numbers are marks, not words. */
const firstMark = 0xffff_fff0
const compoundMark = 0xffff_ffff

export const markOf = Object.fromEntries(
  postFields.map((field, order) => [field, firstMark + order]),
) as Record<(typeof postFields)[number], number>

export type PostField = (typeof postFields)[number]

/** Whether a value among the numbers of words is the mark of a field. */
export function isMark(value: number): boolean {
  return value >= firstMark
}

export function fieldAt(mark: number): PostField {
  return postFields[mark - firstMark]!
}

/** Calls back with each stretch of a post's text, in the order in which `PostWords` has them. */
export function forEachStretch(
  post: Pick<PostSummary, 'title' | 'summary' | 'tags' | 'authors'>,
  sections: readonly SearchSection[],
  visit: (field: PostField, text: string) => void,
): void {
  visit('title', post.title)
  for (const { heading, text } of sections) {
    if (heading) visit('headings', heading)
    visit('body', text)
  }
  if (post.summary) visit('summary', post.summary)
  // Where a post was read from is no word of its.
  for (const { name } of ownTags(post.tags)) visit('tags', name)
  for (const { name } of post.authors) visit('authors', name)
}

/** The words of a post as numbers; each is counted in the vocabulary. */
export function readPostWords(
  post: Omit<PostSummary, 'slug'>,
  sections: readonly SearchSection[],
  analyzer: Analyzer,
  vocabulary: Vocabulary,
): PostWords {
  const words: number[] = []
  forEachStretch(post, sections, (field, text) => {
    const tokens = analyzer.tokenize(text)
    const numbers = tokens.map(({ word, term }) => vocabulary.enter(word, term))
    for (const number of numbers) vocabulary.count(number, 1)
    words.push(markOf[field])
    for (const value of encodeTokens(tokens, numbers)) words.push(value)
  })
  return Uint32Array.from(words)
}

/** Words of a text as `PostWords` has them, without a mark. @param numbers  of the words */
export function encodeTokens(tokens: readonly Token[], numbers: readonly number[]): number[] {
  const words: number[] = []
  /** Where the number of parts of the last compound stands. */
  let partsAt = 0
  let compoundEnd: number | undefined
  for (const [at, { end, isCompound }] of tokens.entries()) {
    const number = numbers[at]!
    if (isCompound) {
      partsAt = words.push(compoundMark, number, 0) - 1
      compoundEnd = end
      continue
    }
    words.push(number)
    if (compoundEnd === undefined) continue
    words[partsAt]!++
    if (end >= compoundEnd) compoundEnd = undefined
  }
  return words
}

/** The words of one chunk, taken out of what `encodeTokens` made of it. */
export function decodeTokens(encoded: readonly number[]): {
  readonly words: readonly number[]
  readonly compoundCount: number
} {
  if (!encoded.includes(compoundMark)) return { words: encoded, compoundCount: 0 }
  const words: number[] = []
  let compoundCount = 0
  for (let at = 0; at < encoded.length; at++) {
    const isWhole = encoded[at] === compoundMark
    if (isWhole) compoundCount++
    words.push(encoded[isWhole ? at + 1 : at]!)
    if (isWhole) at += 2
  }
  return { words, compoundCount }
}

/** Calls back with each word of a post, wholes of compounds and their parts alike. */
export function forEachWord(
  words: PostWords,
  visit: (number: number, field: number) => void,
): void {
  let field = 0
  for (let at = 0; at < words.length; at++) {
    const value = words[at]!
    if (value < firstMark) visit(value, field)
    else if (value === compoundMark) visit(words[(at += 2) - 1]!, field)
    else field = value - firstMark
  }
}

/** The same post in the numbers of another vocabulary. */
export function renumber(words: PostWords, numbers: Uint32Array): PostWords {
  const renumbered = words.slice()
  for (let at = 0; at < words.length; at++) {
    const isWhole = words[at] === compoundMark
    if (isWhole) at++
    if (words[at]! < firstMark) renumbered[at] = numbers[words[at]!]!
    if (isWhole) at++
  }
  return renumbered
}

/** Where the title ends. */
export function titleEnd(words: PostWords): number {
  let at = 1
  while (at < words.length && (words[at]! < firstMark || words[at] === compoundMark)) {
    at += words[at] === compoundMark ? 3 : 1
  }
  return at
}

/** Of a post, wholes of compounds left out. */
export function countWords(words: PostWords): number {
  let count = 0
  for (let at = 0; at < words.length; at++) {
    if (words[at]! < firstMark) count++
    else if (words[at] === compoundMark) at += 2
  }
  return count
}

/**
 * Whether one of the words before position `end` is sought.
 *
 * @param slots  by the number of the term; 0 for those that are not sought
 */
export function hasOneOf(
  words: PostWords,
  slots: Uint16Array,
  termNumbers: readonly number[],
  end: number,
): boolean {
  for (let at = 0; at < end; at++) {
    const value = words[at]!
    if (value < firstMark) {
      if (slots[termNumbers[value]!]) return true
    } else if (value === compoundMark) {
      if (slots[termNumbers[words[at + 1]!]!]) return true
      at += 2
    }
  }
  return false
}

/** Whether a word stands in a post, given by its number. */
export function hasWord(words: PostWords, number: number): boolean {
  for (let at = 0; at < words.length; at++) {
    if (words[at] === number) return true
    if (words[at] !== compoundMark) continue
    if (words[at + 1] === number) return true
    at += 2
  }
  return false
}

/**
 * Calls back with each word of a post and where it stands, see `Occurrence`.
 *
 * @param field  as `forEachWord` has it
 */
export function forEachOccurrence(
  words: PostWords,
  visit: (number: number, stretch: number, position: number, span: number, field: number) => void,
  end = words.length,
): void {
  let stretch = titleStretch
  let position = 0
  let sections = 0
  let field = 0
  for (let at = 0; at < end; at++) {
    const value = words[at]!
    if (value < firstMark) visit(value, stretch, position++, 0, field)
    else if (value === compoundMark) {
      visit(words[at + 1]!, stretch, position, words[at + 2]!, field)
      at += 2
    } else {
      position = 0
      field = value - firstMark
      if (value === markOf.body) stretch = stretchOf('text', sections++)
      else if (value === markOf.headings) stretch = stretchOf('heading', sections)
      else if (value !== markOf.title) stretch = stretchOf('other', sections++)
    }
  }
}

/** Where sought terms stand in a post. @param slots  as in {@link hasOneOf} */
export function findOccurrences(
  words: PostWords,
  slots: Uint16Array,
  vocabulary: Vocabulary,
  end?: number,
): Occurrence[] {
  const { termNumbers } = vocabulary
  const found: Occurrence[] = []
  forEachOccurrence(
    words,
    (number, stretch, position, span) => {
      const term = termNumbers[number]!
      if (!slots[term]) return
      const word = vocabulary.wordOf(number)
      found.push({ term: vocabulary.termOf(term), word, stretch, position, span })
    },
    end,
  )
  return found
}

/** The title, with what it has of sought terms. @param slots  as in {@link hasOneOf} */
export function readTitle(
  words: PostWords,
  slots: Uint16Array,
  vocabulary: Vocabulary,
  analyzer: Analyzer,
): TitleOccurrences {
  const end = titleEnd(words)
  let all = 0
  let telling = 0
  for (let at = 1; at < end; at++) {
    if (words[at] === compoundMark) at += 2
    else {
      all++
      if (!analyzer.isStopWord(vocabulary.wordOf(words[at]!))) telling++
    }
  }
  return {
    wordCount: all,
    tellingCount: telling,
    occurrences: findOccurrences(words, slots, vocabulary, end),
  }
}

/** How often each term stands in a post, as its field counts, wholes of compounds left out; and how many words. */
export function countTerms(
  words: PostWords,
  termNumbers: readonly number[],
): { counts: ReadonlyMap<number, number>; wordCount: number } {
  const counts = new Map<number, number>()
  let wordCount = 0
  let weight = 1
  for (let at = 0; at < words.length; at++) {
    const value = words[at]!
    if (value < firstMark) {
      const term = termNumbers[value]!
      counts.set(term, (counts.get(term) ?? 0) + weight)
      wordCount++
    } else if (value === compoundMark) at += 2
    else weight = fieldWeights[value - firstMark]!
  }
  return { counts, wordCount }
}
