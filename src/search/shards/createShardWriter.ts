import type { PostSummary } from '../../model/Post.ts'
import type { FacetDefinition } from '../../model/Site.ts'
import type { Analyzer } from '../analysis/Analyzer.ts'
import { daysOf } from '../Corpus.ts'
import { chooseProfileTerms } from '../index/chooseProfileTerms.ts'
import type { SearchSection } from '../index/PostIndex.ts'
import {
  countTerms,
  fieldWeights,
  forEachOccurrence,
  markOf,
  type PostWords,
} from '../index/postWords.ts'
import { forEachChunk, readPostChunks, type PostChunks } from '../index/postChunks.ts'
import { titleStretch, type ProfileTerm } from '../index/SearchIndex.ts'
import { createTextLanguage, type TextLanguage } from '../index/TextLanguage.ts'
import { createByteReader } from './ByteReader.ts'
import { createMemoryStore, type ByteStore } from '../index/ByteStore.ts'
import { createByteWriter } from './ByteWriter.ts'
import { createColumnWriter, encodeJson } from './createColumnWriter.ts'
import { createOccurrenceSorter } from './createOccurrenceSorter.ts'
import { pieceNames } from './pieceNames.ts'
import { shardsVersion, type ShardHead } from './ShardHead.ts'
import { createTermLogs } from './termLog.ts'
import { writeSpellings } from './spellings.ts'
import { writeWordShards } from './writeWordShards.ts'
import { createWrittenForms } from './writtenForms.ts'

/** A file of a published index. */
export interface Piece {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Cuts the index of an edition into pieces. What is kept of a post until the end are its postings,
 * packed: some two bytes for each of its words. All but the last of them are in a store.
 */
export interface ShardWriter {
  /**
   * Takes the next post; the oldest comes first, those of one time in the order in which lists have
   * them last to first.
   *
   * @param version  tells this version of the post from others
   * @returns what can be written at once
   */
  add(post: PostSummary, sections: readonly SearchSection[], version: string): readonly Piece[]
  /** The same of texts that have been taken apart, for the index alone. */
  addChunks(post: PostSummary, own: PostChunks, version: string): void
  /**
   * Gives all other pieces one by one, what goes with a shard before it, and in the end the head
   * without its list of shards. The same posts give the same bytes.
   */
  finish(): Generator<Piece, WrittenIndex>
}

/** All of the head but how the shards are listed, which may need to know their content. */
export interface WrittenIndex extends Omit<ShardHead, 'shards'> {
  /** Where each shard begins. */
  readonly beginnings: readonly string[]
}

/**
 * @param language  in which the posts are written; by default it is known to nobody else
 * @param store  for what grows with the posts; by default it stays in memory
 */
export function createShardWriter(
  analyzer: Analyzer,
  facets: readonly FacetDefinition[],
  { vocabulary, chunks }: TextLanguage = createTextLanguage(analyzer),
  store: ByteStore = createMemoryStore(),
): ShardWriter {
  const columns = createColumnWriter(facets)
  const logs = createTermLogs(vocabulary.termCount, store)
  /** For each post where the terms that stand in it are in the store, packed, and how many bytes. */
  const forward: (readonly [start: number, length: number])[] = []
  const lengths: number[] = []
  const wordCounts: number[] = []
  const titles: { wordCount: number; tellingCount: number }[] = []
  const written = createWrittenForms(analyzer, chunks, vocabulary.size)
  const sorter = createOccurrenceSorter(vocabulary.termCount)
  const isTellingWord: (boolean | undefined)[] = Array.from(
    { length: vocabulary.size },
    () => undefined,
  )
  let averageFieldLength = 0

  function isTelling(number: number): boolean {
    return (isTellingWord[number] ??= !analyzer.isStopWord(vocabulary.wordOf(number)))
  }

  function readWords(own: PostChunks): PostWords {
    const words: number[] = []
    let isTitle = true
    forEachChunk(
      own,
      (field) => {
        isTitle = field === 'title'
        words.push(markOf[field])
      },
      (chunk) => {
        for (const value of chunks.encodedOf(chunk)) words.push(value)
        for (const word of chunks.wordsOf(chunk)) vocabulary.count(word, 1)
        written.see(chunk, isTitle)
      },
    )
    return new Uint32Array(words)
  }

  /** Enters where each term stands. @returns how many terms the ranking has of the post */
  function logPost(place: number, words: PostWords): number {
    forEachOccurrence(words, (number, stretch, position, span, field) => {
      const term = vocabulary.termNumberOf(number)
      const form = logs.formNumber(term, vocabulary.wordOf(number), span)
      sorter.add(term, isTelling(number) ? fieldWeights[field]! : 0, stretch, position, form)
    })
    let ranked = 0
    sorter.take((term, count, triples) => {
      logs.append(term, place, count, triples)
      if (count > 0) ranked++
    })
    // Where a post has none, MiniSearch counts the empty text for one.
    return Math.max(1, ranked)
  }

  function addChunks(post: PostSummary, own: PostChunks, version: string): void {
    const place = lengths.length
    const words = readWords(own)
    const length = logPost(place, words)
    // As MiniSearch adds it up, to the last digit.
    averageFieldLength = (averageFieldLength * place + length) / (place + 1)
    lengths.push(length)
    titles.push(countTitle(words, isTelling))
    const { counts, wordCount } = countTerms(words, vocabulary.termNumbers)
    const packed = packCounts(counts)
    forward.push([store.append(packed), packed.length])
    wordCounts.push(wordCount)
    columns.add(post, version)
  }

  function* writeProfiles(): Generator<Piece> {
    for (const [place, range] of forward.entries()) {
      const terms: ProfileTerm[] = []
      for (const [number, count] of unpackCounts(store.read(...range))) {
        const frequency = logs.frequencyOf(number)
        // No profile has it, and most terms are such.
        if (frequency > 1) terms.push({ term: vocabulary.termOf(number), count, frequency })
      }
      const out = createByteWriter(512)
      out.number(wordCounts[place]!)
      const chosen = chooseProfileTerms(terms, analyzer, forward.length)
      for (const { term, count, frequency } of chosen) {
        out.text(term)
        out.number(count)
        out.number(frequency)
      }
      yield { name: pieceNames.profile(place), bytes: out.finish() }
    }
  }

  return {
    add: (post, sections, version) => {
      const place = lengths.length
      addChunks(post, readPostChunks(post, sections, chunks), version)
      return [
        { name: pieceNames.card(place), bytes: encodeJson(post) },
        { name: pieceNames.text(place), bytes: encodeJson(sections) },
      ]
    },
    addChunks,
    *finish() {
      yield* writeProfiles()
      const { listings, undated } = yield* columns.finish()
      const words = [...vocabulary.knownWords('')].map((known) => ({
        ...known,
        ...written.of(vocabulary.numberOf(known.word)!, known.word),
      }))
      const wordLengths = yield* writeSpellings(words)
      const beginnings = yield* writeWordShards({
        words,
        analyzer,
        logOf: (term) => logs.read(vocabulary.numberOfTerm(term)!),
        lengths,
        titles,
        averageFieldLength,
      })
      const days = daysOf(columns.dates())
      return {
        version: shardsVersion,
        analyzer: analyzer.id,
        postCount: lengths.length,
        averageLength:
          wordCounts.reduce((sum, count) => sum + count, 0) / Math.max(1, wordCounts.length),
        averageFieldLength,
        beginnings,
        wordLengths,
        facets: listings.map(({ values: _values, ...facet }) => facet),
        ...(days && { days }),
        undated,
      }
    },
  }
}

function countTitle(
  words: PostWords,
  isTelling: (number: number) => boolean,
): { wordCount: number; tellingCount: number } {
  let wordCount = 0
  let tellingCount = 0
  forEachOccurrence(words, (number, stretch, _position, span) => {
    if (stretch !== titleStretch || span > 0) return
    wordCount++
    if (isTelling(number)) tellingCount++
  })
  return { wordCount, tellingCount }
}

function packCounts(counts: ReadonlyMap<number, number>): Uint8Array {
  const out = createByteWriter(counts.size * 3)
  for (const [term, count] of counts) {
    out.number(term)
    out.number(count)
  }
  return out.finish()
}

function unpackCounts(packed: Uint8Array): [number, number][] {
  const from = createByteReader(packed)
  const counts: [number, number][] = []
  while (!from.isAtEnd) counts.push([from.number(), from.number()])
  return counts
}
