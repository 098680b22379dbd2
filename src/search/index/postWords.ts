import type { PostSummary } from '../../model/Post.ts'
import { ownTags } from '../../model/Tag.ts'
import type { Analyzer } from '../analysis/Analyzer.ts'
import type { SearchSection } from './PostIndex.ts'
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
export const firstMark = 0xffff_fff0
export const compoundMark = 0xffff_ffff

export const markOf = Object.fromEntries(
  postFields.map((field, order) => [field, firstMark + order]),
) as Record<(typeof postFields)[number], number>

/** The words of a post as numbers; each is counted in the vocabulary. */
export function readPostWords(
  post: Omit<PostSummary, 'slug'>,
  sections: readonly SearchSection[],
  analyzer: Analyzer,
  vocabulary: Vocabulary,
): PostWords {
  const words: number[] = []
  /** Where the number of parts of the last compound stands. */
  let partsAt = 0

  function enter(word: string, term: string): number {
    const number = vocabulary.enter(word, term)
    vocabulary.count(number, 1)
    return number
  }

  function read(field: keyof typeof markOf, text: string): void {
    words.push(markOf[field])
    let compoundEnd: number | undefined
    for (const { word, term, end, isCompound } of analyzer.tokenize(text)) {
      if (isCompound) {
        partsAt = words.push(compoundMark, enter(word, term), 0) - 1
        compoundEnd = end
        continue
      }
      words.push(enter(word, term))
      if (compoundEnd === undefined) continue
      words[partsAt]!++
      if (end >= compoundEnd) compoundEnd = undefined
    }
  }

  read('title', post.title)
  // Where a post was read from is no word of its.
  for (const { name } of ownTags(post.tags)) read('tags', name)
  for (const { name } of post.authors) read('authors', name)
  if (post.summary) read('summary', post.summary)
  for (const { heading, text } of sections) {
    if (heading) read('headings', heading)
    read('body', text)
  }
  return Uint32Array.from(words)
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

/** The words of the title in order, wholes of compounds left out. */
export function titleWords(words: PostWords): number[] {
  const end = titleEnd(words)
  const title: number[] = []
  for (let at = 1; at < end; at++) {
    if (words[at] === compoundMark) at += 2
    else title.push(words[at]!)
  }
  return title
}

/** Whether the words stand one after the other in a stretch of the post, before position `end`. */
export function hasPhrase(words: PostWords, phrase: readonly number[], end: number): boolean {
  for (let at = 0; at < end; at++) {
    if (words[at] === compoundMark) {
      if (continuesPhrase(words, phrase, at, 0)) return true
      at += 2
    } else if (words[at] === phrase[0] && continuesPhrase(words, phrase, at, 0)) return true
  }
  return false
}

/** `e-mail list` has "email list" as well as "e-mail list". */
function continuesPhrase(
  words: PostWords,
  phrase: readonly number[],
  at: number,
  matched: number,
): boolean {
  if (matched === phrase.length) return true
  if (words[at] !== compoundMark) {
    return words[at] === phrase[matched] && continuesPhrase(words, phrase, at + 1, matched + 1)
  }
  const afterWhole = at + 3 + words[at + 2]!
  if (words[at + 1] === phrase[matched] && continuesPhrase(words, phrase, afterWhole, matched + 1))
    return true
  return continuesPhrase(words, phrase, at + 3, matched)
}
