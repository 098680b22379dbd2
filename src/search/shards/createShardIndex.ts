import MiniSearch from 'minisearch'
import type { Analyzer } from '../analysis/Analyzer.ts'
import { countTerms, mostFrequentTerms } from '../index/findBeginning.ts'
import { mostFrequentWords } from '../index/mostFrequentWords.ts'
import { nearestWord } from '../index/nearestWord.ts'
import { rankingOptions, scoreTerm, type RankingDocument } from '../index/scoreTerm.ts'
import type {
  Beginning,
  KnownWord,
  Occurrence,
  Profile,
  SearchIndex,
  TermScores,
  TitleOccurrences,
} from '../index/SearchIndex.ts'
import { createByteReader, type ByteReader } from './ByteReader.ts'
import { createRecentCache } from './createRecentCache.ts'
import { longestWord, pieceNames } from './pieceNames.ts'
import type { PieceShelf } from './PieceShelf.ts'
import { readPlaces } from './placeSet.ts'
import {
  cutBlocks,
  formNumbers,
  hasForm,
  readOccurrences,
  readRanks,
  readTitles,
  type OccurrenceTriples,
  type Ranks,
  type TitleEntry,
} from './postings.ts'
import { createShardLocator, type ShardLocator } from './ShardDirectory.ts'
import type { ShardHead } from './ShardHead.ts'
import { readSpellings } from './spellings.ts'
import { together } from './together.ts'
import { readShard, type TermRecord, type WordShard } from './wordShard.ts'

/** What is known of a term without its positions. */
interface TermFacts {
  readonly ranks: Ranks
  readonly titles: ReadonlyMap<number, TitleEntry>
  /** Of a frequent term, once it is needed: where among the positions those of a post are, by its place. */
  blocks?: ReadonlyMap<number, BlockPlace>
}

interface BlockPlace {
  readonly block: number
  readonly at: number
}

/** An index that tells what scores are made of, so that posts of another one can join in. */
export interface ShardIndex extends SearchIndex {
  /** Posts that have a term; none where no post has it. */
  ranksOf(term: string): Ranks
}

const noRanks: Ranks = {
  places: new Int32Array(0),
  counts: new Int32Array(0),
  lengths: new Int32Array(0),
  forms: new Int32Array(0),
}

/** Posts whose scores are kept, of all terms together: two numbers each. */
const keptScores = 200_000

/**
 * The index of a published edition, as far as its pieces are on the shelf. Whatever needs another one
 * throws `MissingPieces`.
 */
export function createShardIndex(
  head: ShardHead,
  analyzer: Analyzer,
  shelf: PieceShelf,
  locator: ShardLocator = createShardLocator(head.shards, shelf),
): ShardIndex {
  const scores = createRecentCache<TermScores>(keptScores, ({ places }) => places.length)

  function shard(number: number): WordShard {
    return shelf.get(pieceNames.shard(number), (bytes) => readShard(bytes, number))
  }

  function wordOf(word: string): KnownWord | undefined {
    return shard(locator.shardAt(word)).words.find((known) => known.word === word)
  }

  function recordOf(term: string): TermRecord | undefined {
    return shard(locator.shardAt(term)).termRecord(term)
  }

  function factsOf(record: TermRecord): TermFacts {
    const { postings } = record
    if (postings.kind === 'here')
      return {
        ranks: postings.ranks,
        titles: new Map(postings.titles.map((entry) => [entry.place, entry])),
      }
    const name = pieceNames.ranks(postings.shard, postings.id)
    return shelf.get(name, (bytes): TermFacts => {
      const from = createByteReader(bytes)
      const ranks = readRanks(from, formNumbers(record.forms))
      const titles = readTitles(from, record.forms.length === 1)
      return { ranks, titles: new Map(titles.map((entry) => [entry.place, entry])) }
    })
  }

  /** Where a term stands in a post, by its place. */
  function positionsOf(record: TermRecord): (place: number) => OccurrenceTriples | undefined {
    const { postings, forms } = record
    if (postings.kind === 'here') {
      const { ranks, occurrences } = postings
      return (place) => occurrences[positionIn(ranks.places, place)]
    }
    const facts = factsOf(record)
    const blockOf = (facts.blocks ??= placeBlocks(facts.ranks, head.averageFieldLength))
    return (place) => {
      const found = blockOf.get(place)
      if (!found) return undefined
      const name = pieceNames.positions(postings.shard, postings.id, found.block)
      const { ends, triples } = shelf.get(name, (bytes) =>
        readBlock(createByteReader(bytes), forms.length === 1),
      )
      return triples.subarray(ends[found.at], ends[found.at + 1])
    }
  }

  function ranksOf(term: string): Ranks {
    const record = recordOf(term)
    return record ? factsOf(record).ranks : noRanks
  }

  function recordsOf(terms: readonly string[]): { term: string; record: TermRecord }[] {
    return together(terms, (term) => {
      const record = recordOf(term)
      return record ? [{ term, record }] : []
    }).flat()
  }

  function markPosts(terms: readonly string[], has: Uint8Array): void {
    const all = together(recordsOf(terms), ({ record }) => factsOf(record))
    for (const { ranks } of all) for (const place of ranks.places) has[place] = 1
  }

  function markTitles(terms: readonly string[], has: Uint8Array): void {
    const all = together(recordsOf(terms), ({ record }) => factsOf(record))
    for (const { titles } of all) for (const place of titles.keys()) has[place] = 1
  }

  function beginningWith(prefix: string): Beginning {
    const numbers = locator.shardsOf(prefix)
    // Of more than two the beginning is likely to be told by the first of them.
    if (numbers.length === 2) shelf.need(numbers.map(pieceNames.shard))
    const first = numbers[0]!
    const shared = shard(first).beginning(prefix)
    if (shared) {
      const mark = (part: 0 | 1, has: Uint8Array) => {
        const name = pieceNames.beginning(first, shared.id)
        const sets = shelf.get(name, (bytes) => {
          const from = createByteReader(bytes)
          return [readPlaces(from), readPlaces(from)] as const
        })
        for (const place of sets[part]) has[place] = 1
      }
      return {
        ...shared,
        isWhole: false,
        markPosts: (has) => mark(0, has),
        markTitles: (has) => mark(1, has),
      }
    }
    const words = together(numbers, (number) => shard(number).words)
      .flat()
      .filter(({ word }) => word.startsWith(prefix))
    const counts = countTerms(words)
    const terms = [...counts.keys()]
    return {
      terms: mostFrequentTerms(counts, true),
      isWhole: true,
      outsiders: new Set(terms),
      words: mostFrequentWords(words.filter(({ word }) => !analyzer.isStopWord(word))),
      markPosts: (has) => markPosts(terms, has),
      markTitles: (has) => markTitles(terms, has),
    }
  }

  function nearest(word: string): string | undefined {
    return nearestWord(word, (letter, least, most) => {
      const bits = head.wordLengths[letter] ?? 0
      const lengths = Array.from({ length: longestWord + 1 }, (_value, length) => length).filter(
        (length) =>
          length >= Math.min(least, longestWord) &&
          length <= most &&
          Math.floor(bits / 2 ** length) % 2 === 1,
      )
      return together(lengths, (length) =>
        shelf.get(pieceNames.spelling(letter, length), readSpellings),
      )
        .flat()
        .toSorted((a, b) => (a.word < b.word ? -1 : 1))
    })
  }

  function hasWordAt(word: string, term: string): (place: number) => boolean {
    const record = recordOf(term)
    if (!record) return () => false
    const { ranks } = factsOf(record)
    const forms = record.forms.flatMap((form, number) => (form.word === word ? [number] : []))
    return (place) => {
      const at = positionIn(ranks.places, place)
      return at !== -1 && forms.some((form) => hasForm(ranks, at, form))
    }
  }

  function occurrencesOf(terms: readonly string[]): (place: number) => readonly Occurrence[] {
    const found = together(recordsOf(terms), ({ term, record }) => ({
      term,
      record,
      triplesAt: positionsOf(record),
    }))
    return (place) =>
      together(found, ({ term, record, triplesAt }) =>
        toOccurrences(term, record, triplesAt(place) ?? new Int32Array(0)),
      )
        .flat()
        .toSorted(byPosition)
  }

  function titlesWith(terms: readonly string[]): (place: number) => TitleOccurrences | undefined {
    const found = together(recordsOf(terms), ({ term, record }) => ({
      term,
      record,
      titles: factsOf(record).titles,
    }))
    return (place) => {
      const entries = found.flatMap(({ term, record, titles }) => {
        const entry = titles.get(place)
        return entry ? [{ entry, own: toOccurrences(term, record, entry.occurrences) }] : []
      })
      const [first] = entries
      if (!first) return undefined
      const { wordCount, tellingCount } = first.entry
      const occurrences = entries.flatMap(({ own }) => own).toSorted(byPosition)
      return { wordCount, tellingCount, occurrences }
    }
  }

  return {
    analyzer,
    documentCount: head.postCount,
    placeCount: head.postCount,
    averageLength: head.averageLength,
    hasWord: (word) => wordOf(word) !== undefined,
    termOf: (word) => wordOf(word)?.term,
    nearest,
    beginningWith,
    frequencyOf: (term) => recordOf(term)?.frequency ?? 0,
    ranksOf,
    scoresOf: (term) => scores.get(term, () => scoreRanks(head, term, ranksOf(term))),
    markPosts: (term, has) => markPosts([term], has),
    markTitles: (term, has) => markTitles([term], has),
    hasWordAt,
    occurrencesOf,
    titlesWith,
    profileOf: (place) => shelf.get(pieceNames.profile(place), readProfilePiece),
  }
}

/** Occurrences of many posts in one: an array for each would take more room than they do. */
function readBlock(
  from: ByteReader,
  isOneForm: boolean,
): { readonly ends: readonly number[]; readonly triples: OccurrenceTriples } {
  const ends = [0]
  const triples: number[] = []
  while (!from.isAtEnd) {
    for (const value of readOccurrences(from, isOneForm)) triples.push(value)
    ends.push(triples.length)
  }
  return { ends, triples: Int32Array.from(triples) }
}

function placeBlocks(ranks: Ranks, averageLength: number): ReadonlyMap<number, BlockPlace> {
  const blockOf = new Map<number, BlockPlace>()
  for (const [block, posts] of cutBlocks(ranks, averageLength).entries()) {
    for (const [at, post] of posts.entries()) blockOf.set(ranks.places[post]!, { block, at })
  }
  return blockOf
}

/** What scores of one term need to know of all posts. */
export type RankingFrame = Pick<ShardHead, 'postCount' | 'averageFieldLength'>

/**
 * BM25 of one term in the posts that have it, by a MiniSearch of that term alone: its scores are those
 * of the whole, as they need nothing of other terms.
 */
export function scoreRanks(frame: RankingFrame, term: string, ranks: Ranks): TermScores {
  if (ranks.places.length === 0) return { places: new Int32Array(0), scores: new Float64Array(0) }
  return scoreTerm(loadRanking(frame, term, ranks), term, Number)
}

function loadRanking(
  { postCount, averageFieldLength }: RankingFrame,
  term: string,
  { places, counts, lengths }: Ranks,
): MiniSearch<RankingDocument> {
  const documentIds: Record<number, number> = {}
  const fieldLength: Record<number, number[]> = {}
  const frequencies: Record<number, number> = {}
  for (const [at, place] of places.entries()) {
    if (counts[at] === 0) continue
    documentIds[place] = place
    fieldLength[place] = [lengths[at]!]
    frequencies[place] = counts[at]!
  }
  return MiniSearch.loadJS(
    {
      documentCount: postCount,
      nextId: postCount,
      documentIds,
      fieldIds: { terms: 0 },
      fieldLength,
      averageFieldLength: [averageFieldLength],
      storedFields: {},
      dirtCount: 0,
      index: Object.keys(frequencies).length > 0 ? [[term, { '0': frequencies }]] : [],
      serializationVersion: 2,
    } as unknown as Parameters<typeof MiniSearch.loadJS>[0],
    rankingOptions,
  )
}

function toOccurrences(
  term: string,
  { forms }: TermRecord,
  triples: OccurrenceTriples,
): Occurrence[] {
  const occurrences: Occurrence[] = []
  for (let at = 0; at < triples.length; at += 3) {
    const { word, span } = forms[triples[at + 2]!]!
    occurrences.push({ term, word, stretch: triples[at]!, position: triples[at + 1]!, span })
  }
  return occurrences
}

/** The whole of a compound comes before its parts. */
function byPosition(a: Occurrence, b: Occurrence): number {
  return a.stretch - b.stretch || a.position - b.position || b.span - a.span
}

function positionIn(places: Int32Array, place: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (places[middle]! < place) low = middle + 1
    else high = middle
  }
  return places[low] === place ? low : -1
}

function readProfilePiece(bytes: Uint8Array): Profile {
  const from = createByteReader(bytes)
  const length = from.number()
  const terms: Profile['terms'][number][] = []
  while (!from.isAtEnd) {
    terms.push({ term: from.text(), count: from.number(), frequency: from.number() })
  }
  return { length, terms }
}
