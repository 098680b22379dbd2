import type { PostSummary } from '../../model/Post.ts'
import { ownTags } from '../../model/Tag.ts'
import type { Token } from '../analysis/Analyzer.ts'
import type { KnownWord } from '../index/SearchIndex.ts'
import type { PostIndex, SearchSection } from '../index/PostIndex.ts'
import type { SearchCorpus } from '../SearchCorpus.ts'

/**
 * A folded word as people write it: as the publication does, else as what was typed goes on. The
 * index holds `organization` for either spelling, and `cafe`.
 */
export function spell(corpus: SearchCorpus, known: KnownWord, typed: string): string {
  const { word } = known
  const { analyzer } = corpus.index
  const written = corpus.spellingOf(known)
  if (written.toLowerCase().startsWith(typed)) return written
  // A letter more or less where the spellings differ: "colou" goes on to "colour", not "color".
  for (const cut of [0, 1, -1]) {
    const text = typed + word.slice(Math.max(0, typed.length - cut))
    const [token, ...others] = analyzer.tokenize(text)
    if (others.length === 0 && token?.word === word && text.length > typed.length) return text
  }
  return written
}

/** A word as it stands in a text: small, unless it is an abbreviation; nothing with a possessive. */
export function writtenForm(
  text: string,
  { start, end }: Pick<Token, 'start' | 'end'>,
): string | undefined {
  const written = text.slice(start, end)
  return /['’]/u.test(written) ? undefined : lowerUnlessAbbreviation(written)
}

function lowerUnlessAbbreviation(text: string): string {
  return text.length > 1 && text === text.toUpperCase() ? text : text.toLowerCase()
}

interface SpellingSource {
  /** Newest first. */
  readonly posts: readonly PostSummary[]
  readonly index: PostIndex
  readonly sections: (id: string) => readonly SearchSection[]
}

/**
 * Learns how a publication writes its words where all posts are at hand: from the latest title that
 * has a word, else from the first text, as when it is published. Nothing is read before the first
 * question.
 */
export function createSpellings({
  posts,
  index,
  sections,
}: SpellingSource): SearchCorpus['spellingOf'] {
  const { analyzer, vocabulary } = index
  let known: Map<string, string> | undefined

  function readTitles(): Map<string, string> {
    const spellings = new Map<string, string>()
    for (const { title } of posts.toReversed()) {
      for (const token of analyzer.tokenize(title)) {
        const written = writtenForm(title, token)
        if (written !== undefined) spellings.set(token.word, written)
      }
    }
    return spellings
  }

  function findWritten(word: string): string | undefined {
    const number = vocabulary.numberOf(word)!
    const post = posts.findLast(({ id }) => {
      const place = index.placeOf(id)
      return place !== undefined && index.wordsAt(place)!.includes(number)
    })
    if (!post) return undefined
    const names = [...ownTags(post.tags), ...post.authors].map(({ name }) => name)
    const texts = sections(post.id).flatMap(({ heading = '', text }) => [heading, text])
    for (const text of [...texts, post.summary ?? '', ...names]) {
      for (const token of analyzer.tokenize(text)) {
        const written = token.word === word ? writtenForm(text, token) : undefined
        if (written) return written
      }
    }
    return undefined
  }

  return ({ word }) => {
    known ??= readTitles()
    const written = known.get(word) ?? findWritten(word) ?? word
    known.set(word, written)
    return written
  }
}
