import type { Beginning, KnownWord } from '../index/SearchIndex.ts'
import { createByteReader, type ByteReader } from './ByteReader.ts'
import { createByteWriter, type ByteWriter } from './ByteWriter.ts'
import { readAfter, writeAfter } from './frontCoding.ts'
import {
  formNumbers,
  readOccurrences,
  readRanks,
  readTitles,
  writeOccurrences,
  writeRanks,
  writeTitles,
  type Form,
  type OccurrenceTriples,
  type Ranks,
  type TitleEntry,
} from './postings.ts'

/** A beginning of more terms than can be fetched. */
export interface SharedBeginning extends Pick<Beginning, 'terms' | 'words' | 'outsiders'> {
  readonly prefix: string
  /** Of the piece with its posts, among those of the shard. */
  readonly id: number
}

/** All about a term, or for a frequent one where it is to be had. */
export interface TermRecord {
  readonly forms: readonly Form[]
  /** Posts that have it. */
  readonly frequency: number
  readonly postings:
    | {
        readonly kind: 'here'
        readonly ranks: Ranks
        readonly titles: readonly TitleEntry[]
        /** By the order of the posts. */
        readonly occurrences: readonly OccurrenceTriples[]
      }
    | {
        readonly kind: 'elsewhere'
        readonly shard: number
        /** Among the frequent terms of the shard. */
        readonly id: number
      }
}

/** The words, terms and beginnings of one range of texts. */
export interface WordShard {
  /** In order. */
  readonly words: readonly KnownWord[]
  /** @returns absent where no post has the term */
  termRecord(term: string): TermRecord | undefined
  beginning(prefix: string): SharedBeginning | undefined
}

/** A shard while it is put together. */
export interface ShardBuilder {
  readonly length: number
  addWord(word: KnownWord): void
  addTerm(term: string, record: Uint8Array): void
  addBeginning(beginning: SharedBeginning): void
  finish(): Uint8Array
}

export function createShardBuilder(): ShardBuilder {
  const words = createByteWriter(4_096)
  const terms = createByteWriter(8_192)
  const beginnings = createByteWriter()
  let lastWord = ''
  let lastTerm = ''
  return {
    get length() {
      return words.length + terms.length + beginnings.length
    },
    addWord: (known) => {
      writeWord(words, lastWord, known)
      lastWord = known.word
    },
    addTerm: (term, record) => {
      writeAfter(terms, lastTerm, term)
      terms.block(record)
      lastTerm = term
    },
    addBeginning: ({ prefix, id, terms: frequent, words: likely, outsiders }) => {
      beginnings.text(prefix)
      beginnings.number(id)
      beginnings.number(frequent.length)
      for (const { term, count } of frequent) {
        writeAfter(beginnings, prefix, term)
        beginnings.number(count)
      }
      beginnings.number(likely.length)
      for (const known of likely) writeWord(beginnings, prefix, known)
      beginnings.number(outsiders.size)
      for (const term of outsiders) beginnings.text(term)
    },
    finish: () => {
      const out = createByteWriter(words.length + terms.length + beginnings.length + 16)
      out.block(beginnings.finish())
      out.block(words.finish())
      out.raw(terms.finish())
      return out.finish()
    },
  }
}

/** Twice how often it stands there, and one more where people write it otherwise. */
function writeWord(
  out: ByteWriter,
  before: string,
  { word, term, count, written }: KnownWord,
): void {
  writeAfter(out, before, word)
  writeAfter(out, word, term)
  out.number(2 * count + Number(written !== undefined))
  if (written !== undefined) writeAfter(out, word, written)
}

function readWord(from: ByteReader, before: string): KnownWord {
  const word = readAfter(from, before)
  const term = readAfter(from, word)
  const number = from.number()
  const known = { word, term, count: Math.floor(number / 2) }
  return number % 2 === 0 ? known : { ...known, written: readAfter(from, word) }
}

/** @param number  of the shard */
export function readShard(bytes: Uint8Array, number: number): WordShard {
  const from = createByteReader(bytes)
  const beginnings = new Map<string, SharedBeginning>()
  const ofBeginnings = createByteReader(from.block())
  while (!ofBeginnings.isAtEnd) {
    const beginning = readBeginning(ofBeginnings)
    beginnings.set(beginning.prefix, beginning)
  }
  const words: KnownWord[] = []
  const ofWords = createByteReader(from.block())
  while (!ofWords.isAtEnd) words.push(readWord(ofWords, words.at(-1)?.word ?? ''))
  const records = new Map<string, Uint8Array>()
  for (let term = ''; !from.isAtEnd;) {
    term = readAfter(from, term)
    records.set(term, from.block())
  }
  return {
    words,
    beginning: (prefix) => beginnings.get(prefix),
    termRecord: (term) => {
      const record = records.get(term)
      return record && readRecord(term, record, number)
    },
  }
}

function readBeginning(from: ByteReader): SharedBeginning {
  const prefix = from.text()
  const id = from.number()
  const terms = Array.from({ length: from.number() }, () => ({
    term: readAfter(from, prefix),
    count: from.number(),
  }))
  const words = Array.from({ length: from.number() }, () => readWord(from, prefix))
  const outsiders = new Set(Array.from({ length: from.number() }, () => from.text()))
  return { prefix, id, terms, words, outsiders }
}

/** One room for all, as most records are short and there are very many. */
const record = createByteWriter(4_096)

export function writeRecord(term: string, { forms, frequency, postings }: TermRecord): Uint8Array {
  const out = record
  out.clear()
  out.number(forms.length)
  for (const { word, span } of forms) {
    writeAfter(out, term, word)
    out.number(span)
  }
  if (postings.kind === 'elsewhere') {
    out.number(postings.id + 1)
    out.number(frequency)
    return out.finish()
  }
  out.number(0)
  const isOneForm = forms.length === 1
  writeRanks(out, postings.ranks)
  writeTitles(out, postings.titles, isOneForm)
  for (const triples of postings.occurrences) writeOccurrences(out, triples, isOneForm)
  return out.finish()
}

function readRecord(term: string, bytes: Uint8Array, shard: number): TermRecord {
  const from = createByteReader(bytes)
  const forms = Array.from({ length: from.number() }, () => ({
    word: readAfter(from, term),
    span: from.number(),
  }))
  const id = from.number()
  if (id > 0)
    return { forms, frequency: from.number(), postings: { kind: 'elsewhere', shard, id: id - 1 } }
  const isOneForm = forms.length === 1
  const ranks = readRanks(from, formNumbers(forms))
  const titles = readTitles(from, isOneForm)
  const occurrences = Array.from(ranks.places, () => readOccurrences(from, isOneForm))
  const frequency = ranks.places.length
  return { forms, frequency, postings: { kind: 'here', ranks, titles, occurrences } }
}
