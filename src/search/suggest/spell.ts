import type { Analyzer } from '../analysis/Analyzer.ts'
import type { Corpus } from '../Corpus.ts'
import type { KnownWord } from '../index/SearchIndex.ts'

/** Folded word → how the publication writes it, as far as that has been looked up. */
export type Spellings = Map<string, string>

/**
 * A folded word as people write it: as the publication does, else as what was typed goes on. The
 * index holds `organization` for either spelling, and `cafe`.
 */
export function spell(
  corpus: Corpus,
  spellings: Spellings,
  { word }: KnownWord,
  typed: string,
): string {
  const { analyzer } = corpus.index
  const written = spellings.get(word) ?? findWritten(corpus, word) ?? word
  spellings.set(word, written)
  if (written.toLowerCase().startsWith(typed)) return written
  // A letter more or less where the spellings differ: "colou" goes on to "colour", not "color".
  for (const cut of [0, 1, -1]) {
    const text = typed + word.slice(Math.max(0, typed.length - cut))
    const [token, ...others] = analyzer.tokenize(text)
    if (others.length === 0 && token?.word === word && text.length > typed.length) return text
  }
  return written
}

/** The word as it stands in the first post that has it. */
function findWritten(corpus: Corpus, word: string): string | undefined {
  const { index, byId } = corpus
  const number = index.vocabulary.numberOf(word)!
  for (let place = 0; place < index.placeCount; place++) {
    const id = index.idAt(place)
    const entry = id === undefined ? undefined : byId.get(id)
    if (!entry || !index.wordsAt(place)!.includes(number)) continue
    const { title, summary = '', tags, authors } = entry.post
    const names = [...tags, ...authors].map(({ name }) => name)
    const texts = corpus
      .sections(entry.post.id)
      .map(({ heading = '', text }) => `${heading}\n${text}`)
    for (const text of [title, summary, ...names, ...texts]) {
      const written = asWritten(index.analyzer, text, word)
      if (written) return written
    }
    return undefined
  }
  return undefined
}

/** The word as it stands in a text: small, unless it is an abbreviation; without a possessive. */
function asWritten(analyzer: Analyzer, text: string, word: string): string | undefined {
  for (const token of analyzer.tokenize(text)) {
    if (token.word !== word) continue
    const written = text.slice(token.start, token.end)
    if (!/['’]/u.test(written)) return lowerUnlessAbbreviation(written)
  }
  return undefined
}

export function lowerUnlessAbbreviation(text: string): string {
  return text.length > 1 && text === text.toUpperCase() ? text : text.toLowerCase()
}
