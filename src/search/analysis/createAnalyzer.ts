import type { Analyzer, Token } from './Analyzer.ts'
import { foldWord } from './foldWord.ts'
import { chunkPattern, splitChunk } from './splitChunk.ts'

/** What one language has of its own. */
export interface Language {
  /** Rises with every change to how its texts are taken apart. */
  readonly id: string
  /** Makes one of spelling variants. Takes and gives a folded word. */
  readonly normalize?: (word: string) => string
  readonly prefixesOf?: (word: string) => readonly string[]
  readonly stem?: (word: string) => string
  readonly stopWords?: ReadonlySet<string>
  readonly splitsAtApostrophe?: boolean
}

/** A token of a chunk; positions count from the chunk's start. */
type ChunkToken = Token

const wholeText = { from: 0, to: Infinity }

/** Words differ far less than texts are long: each is worked out once. */
const cachedChunks = 60_000

export function createAnalyzer(language: Language): Analyzer {
  const { stopWords = new Set<string>(), prefixesOf = (word: string) => [word] } = language
  const cache = new Map<string, readonly ChunkToken[]>()

  function tokensOf(chunk: string): readonly ChunkToken[] {
    const known = cache.get(chunk)
    if (known) return known
    const tokens = analyzeChunk(chunk, language)
    if (cache.size >= cachedChunks) cache.clear()
    cache.set(chunk, tokens)
    return tokens
  }

  return {
    id: language.id,
    tokenize(text, { from, to } = wholeText) {
      const tokens: Token[] = []
      let position = 0
      // `matchAll` does the same and is slower: all texts come through here.
      chunkPattern.lastIndex = 0
      for (let match = chunkPattern.exec(text); match; match = chunkPattern.exec(text)) {
        const found = tokensOf(match[0])
        const end = position + (found.at(-1)?.position ?? -1) + 1
        if (end > from) for (const token of found) tokens.push(moved(token, match.index, position))
        position = end
        if (position >= to) break
      }
      return tokens
    },
    isStopWord: (word) => stopWords.has(word),
    prefixesOf,
  }
}

function moved(token: ChunkToken, index: number, position: number): Token {
  const { word, term } = token
  const place = {
    start: index + token.start,
    end: index + token.end,
    position: position + token.position,
  }
  return token.isCompound ? { word, term, ...place, isCompound: true } : { word, term, ...place }
}

function analyzeChunk(chunk: string, language: Language): ChunkToken[] {
  const { normalize = same, stem = same, splitsAtApostrophe = false } = language
  let position = 0
  return splitChunk(chunk, splitsAtApostrophe).flatMap(({ text, start, end, isCompound }) => {
    const word = normalize(foldWord(text))
    if (word === '') return []
    const token = { word, term: stem(word), start, end, position }
    if (isCompound) return [{ ...token, isCompound }]
    position++
    return [token]
  })
}

function same(word: string): string {
  return word
}
