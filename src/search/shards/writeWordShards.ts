import type { Analyzer } from '../analysis/Analyzer.ts'
import { countTerms, mostFrequentTerms } from '../index/findBeginning.ts'
import { mostFrequentWords } from '../index/mostFrequentWords.ts'
import { titleStretch, type KnownWord } from '../index/SearchIndex.ts'
import { createByteWriter } from './ByteWriter.ts'
import type { Piece } from './createShardWriter.ts'
import { findSharedBeginnings, type BeginningRange } from './findSharedBeginnings.ts'
import { shortestAfter } from './frontCoding.ts'
import { pieceNames } from './pieceNames.ts'
import { writePlaces } from './placeSet.ts'
import {
  cutBlocks,
  inTitle,
  writeOccurrences,
  writeRanks,
  writeTitles,
  type TitleEntry,
} from './postings.ts'
import {
  readTermLog,
  readTermPlaces,
  type TermLog,
  type TermPlaces,
  type TermPostings,
} from './termLog.ts'
import {
  createShardBuilder,
  writeRecord,
  type ShardBuilder,
  type SharedBeginning,
} from './wordShard.ts'

/** What the postings of all posts are written from. */
export interface WordShardSource {
  /** In order. */
  readonly words: readonly KnownWord[]
  readonly analyzer: Analyzer
  readonly logOf: (term: string) => TermLog
  /** By place: distinct terms of the post. */
  readonly lengths: readonly number[]
  /** By place. */
  readonly titles: readonly { readonly wordCount: number; readonly tellingCount: number }[]
  readonly averageFieldLength: number
}

/**
 * Bytes of a shard before it is compressed, about; a little over half of that is fetched. Between the
 * least and the most, what the next text is decides whether a shard ends before it. So a new word
 * moves the end of its own shard at the most, and all others are the files that readers have already.
 */
const shardBytes = { least: 4_500, most: 9_000 }
/** One text of so many ends a shard. */
const endingTexts = 16
/** A term with more is fetched by itself, and only where it is asked for. */
const recordBytes = 3_000

/** @returns where each shard begins */
export function* writeWordShards(source: WordShardSource): Generator<Piece, readonly string[]> {
  const { words } = source
  const wordsByText = new Map(words.map((known) => [known.word, known]))
  const terms = new Set(words.map(({ term }) => term))
  const keys = [...new Set([...wordsByText.keys(), ...terms])].toSorted(inOrder)
  const shared = createBeginningWriter(source)
  const writeTerm = createTermWriter(source)
  const boundaries = ['']
  let open = openShard(0)
  let before = ''
  for (const key of keys) {
    if (isEnd(open.builder.length, key)) {
      yield { name: pieceNames.shard(open.number), bytes: open.builder.finish() }
      open = openShard(boundaries.length)
      boundaries.push(shortestAfter(before, key))
    }
    for (const { beginning, piece } of shared.until(key, open)) {
      open.builder.addBeginning(beginning)
      yield piece
    }
    const word = wordsByText.get(key)
    if (word) open.builder.addWord(word)
    if (terms.has(key)) open.builder.addTerm(key, yield* writeTerm(key, open))
    before = key
  }
  yield { name: pieceNames.shard(open.number), bytes: open.builder.finish() }
  return boundaries
}

/** The shard that is being put together, and how many pieces go with it so far. */
interface OpenShard {
  readonly number: number
  readonly builder: ShardBuilder
  terms: number
  beginnings: number
}

function openShard(number: number): OpenShard {
  return { number, builder: createShardBuilder(), terms: 0, beginnings: 0 }
}

function isEnd(length: number, next: string): boolean {
  if (length < shardBytes.least) return false
  return length >= shardBytes.most || hashCode(next) % endingTexts === 0
}

/** FNV-1a: the same text gives the same number, and texts that are alike give others. */
function hashCode(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return (hash ^ (hash >>> 15)) >>> 0
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : 1
}

function createTermWriter({
  logOf,
  lengths,
  titles,
  averageFieldLength,
}: WordShardSource): (term: string, open: OpenShard) => Generator<Piece, Uint8Array> {
  function titlesOf({ ranks, occurrences }: TermPostings): TitleEntry[] {
    const entries: TitleEntry[] = []
    for (const [at, place] of ranks.places.entries()) {
      const own = occurrences[at]!
      if (own[0] === titleStretch)
        entries.push({ place, ...titles[place]!, occurrences: inTitle(own) })
    }
    return entries
  }

  return function* (term, open) {
    const log = logOf(term)
    const { forms, frequency } = log
    const postings = readTermLog(log, lengths)
    const { ranks, occurrences } = postings
    const ownTitles = titlesOf(postings)
    const here = { kind: 'here' as const, ranks, titles: ownTitles, occurrences }
    const record = writeRecord(term, { forms, frequency, postings: here })
    if (record.length <= recordBytes) return record

    const shard = open.number
    const id = open.terms++
    const isOneForm = forms.length === 1
    const out = createByteWriter(record.length)
    writeRanks(out, ranks)
    writeTitles(out, ownTitles, isOneForm)
    yield { name: pieceNames.ranks(shard, id), bytes: out.finish() }
    for (const [block, posts] of cutBlocks(ranks, averageFieldLength).entries()) {
      const ofBlock = createByteWriter(record.length)
      for (const at of posts) writeOccurrences(ofBlock, occurrences[at]!, isOneForm)
      yield { name: pieceNames.positions(shard, id, block), bytes: ofBlock.finish() }
    }
    return writeRecord(term, { forms, frequency, postings: { kind: 'elsewhere', shard, id } })
  }
}

/** Places of posts, each once, however often it is added. */
function createPlaceBits(placeCount: number) {
  const bits = new Uint32Array(Math.ceil(placeCount / 32))
  return {
    add: (place: number) => {
      bits[place >>> 5]! |= 1 << (place & 31)
    },
    /** In order; none is left. */
    take: (): readonly number[] => {
      const places: number[] = []
      for (let at = 0; at < bits.length; at++) {
        for (let left = bits[at]!; left !== 0; left &= left - 1) {
          places.push(32 * at + 31 - Math.clz32(left & -left))
        }
      }
      bits.fill(0)
      return places
    },
  }
}

/** Gives the beginnings that many words share, in order, up to where a word stands, for its shard. */
function createBeginningWriter({ words, analyzer, logOf, lengths }: WordShardSource) {
  const shared = findSharedBeginnings(words)
  const wordsOfTerm = new Map<string, number>()
  for (const { term } of words) wordsOfTerm.set(term, (wordsOfTerm.get(term) ?? 0) + 1)
  /** A term is looked up for each length of beginning: those of one letter are remembered. */
  const places = new Map<string, TermPlaces>()
  let letter = ''
  let next = 0

  function placesOf(term: string): TermPlaces {
    const found = places.get(term) ?? readTermPlaces(logOf(term))
    places.set(term, found)
    return found
  }

  const all = createPlaceBits(lengths.length)
  const titles = createPlaceBits(lengths.length)

  function writePosts(terms: Iterable<string>): Uint8Array {
    for (const term of terms) {
      const found = placesOf(term)
      for (let at = 0; at < found.all.length; at++) all.add(found.all[at]!)
      for (const place of found.titles) titles.add(place)
    }
    const out = createByteWriter(lengths.length / 4)
    writePlaces(out, all.take())
    writePlaces(out, titles.take())
    return out.finish()
  }

  function describe(
    { prefix, start, end }: BeginningRange,
    open: OpenShard,
  ): { beginning: SharedBeginning; piece: Piece } {
    const id = open.beginnings++
    if (prefix[0] !== letter) places.clear()
    letter = prefix[0]!
    const own = words.slice(start, end)
    const counts = countTerms(own)
    const wordsHere = new Map<string, number>()
    for (const { term } of own) wordsHere.set(term, (wordsHere.get(term) ?? 0) + 1)
    const outsiders = [...wordsHere].filter(([term, count]) => wordsOfTerm.get(term)! > count)
    return {
      beginning: {
        prefix,
        id,
        terms: mostFrequentTerms(counts, false),
        words: mostFrequentWords(own.filter(({ word }) => !analyzer.isStopWord(word))),
        outsiders: new Set(outsiders.map(([term]) => term)),
      },
      piece: { name: pieceNames.beginning(open.number, id), bytes: writePosts(counts.keys()) },
    }
  }

  return {
    *until(key: string, open: OpenShard) {
      while (next < shared.length && shared[next]!.prefix <= key)
        yield describe(shared[next++]!, open)
    },
  }
}
