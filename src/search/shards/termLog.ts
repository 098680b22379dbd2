import { formNumbers, formsIn, type Form, type OccurrenceTriples, type Ranks } from './postings.ts'
import { titleStretch } from '../index/SearchIndex.ts'
import { createByteReader } from './ByteReader.ts'

/** The postings of one term, the oldest post first, packed. */
export interface TermLog {
  readonly bytes: Uint8Array
  readonly frequency: number
  readonly forms: readonly Form[]
}

/**
 * The postings of all terms while posts are read: all of them grow at once, and most stay short. They
 * stand in slices of one buffer, each longer than the one before, at whose end it says where the next
 * one is. An array for each would take ten times the room.
 */
export interface TermLogs {
  /** Posts that have a term so far, by the number of the term. */
  frequencyOf(term: number): number
  /** @returns the position of a form among those of the term */
  formNumber(term: number, word: string, span: number): number
  /** @param triples  as in `OccurrenceTriples` */
  append(term: number, place: number, count: number, triples: readonly number[]): void
  /** What there is of a term, until the next is read. */
  read(term: number): TermLog
}

const pointerBytes = 4
const sliceBytes = { first: 12, most: 4_096 }

/** @param termCount  terms that have numbers already: a list with holes would be slow */
export function createTermLogs(termCount: number): TermLogs {
  let pool = new Uint8Array(1 << 20)
  let poolEnd = 0
  let unpacked = new Uint8Array(1 << 12)
  // By term: where its first slice begins, where it goes on, where the room there ends, how long the
  // slice is, which post was last, how many there were.
  const none = { length: termCount }
  const first: number[] = Array.from(none, () => 0)
  const ends = first.slice()
  const limits = first.slice()
  const sizes = first.slice()
  const lastPlaces = first.slice()
  const frequencies = first.slice()
  const forms: (Form[] | undefined)[] = Array.from(none, () => undefined)

  function openSlice(term: number, size: number): number {
    if (poolEnd + size > pool.length) {
      const larger = new Uint8Array(Math.ceil(pool.length * 1.5))
      larger.set(pool)
      pool = larger
    }
    const start = poolEnd
    poolEnd += size
    ends[term] = start
    limits[term] = poolEnd - pointerBytes
    sizes[term] = size
    return start
  }

  function appendByte(term: number, byte: number): void {
    if (ends[term] === limits[term]) {
      const pointer = limits[term]!
      const next = openSlice(term, Math.min(sliceBytes.most, 2 * sizes[term]!))
      for (let at = 0; at < pointerBytes; at++) pool[pointer + at] = next >>> (8 * at)
    }
    pool[ends[term]!++] = byte
  }

  function appendNumber(term: number, value: number): void {
    let left = value
    while (left > 0x7f) {
      appendByte(term, (left & 0x7f) | 0x80)
      left >>>= 7
    }
    appendByte(term, left)
  }

  /** Puts the slices of a term one behind the other. */
  function unpack(term: number): Uint8Array {
    let length = 0
    let start = first[term]!
    let size = sliceBytes.first
    for (;;) {
      const isLast = start + size - pointerBytes === limits[term]
      const end = isLast ? ends[term]! : start + size - pointerBytes
      if (length + end - start > unpacked.length) {
        const larger = new Uint8Array(2 * (length + end - start))
        larger.set(unpacked.subarray(0, length))
        unpacked = larger
      }
      unpacked.set(pool.subarray(start, end), length)
      length += end - start
      if (isLast) return unpacked.subarray(0, length)
      start = 0
      for (let at = 0; at < pointerBytes; at++) start += pool[end + at]! * 2 ** (8 * at)
      size = Math.min(sliceBytes.most, 2 * size)
    }
  }

  return {
    frequencyOf: (term) => frequencies[term] ?? 0,
    formNumber: (term, word, span) => {
      const own = (forms[term] ??= [])
      for (let at = 0; at < own.length; at++) {
        if (own[at]!.word === word && own[at]!.span === span) return at
      }
      return own.push({ word, span }) - 1
    },
    append: (term, place, count, triples) => {
      if (!frequencies[term]) {
        first[term] = openSlice(term, sliceBytes.first)
        lastPlaces[term] = -1
        frequencies[term] = 0
      }
      appendNumber(term, place - lastPlaces[term]!)
      appendNumber(term, count)
      appendNumber(term, triples.length)
      for (const value of triples) appendNumber(term, value)
      lastPlaces[term] = place
      frequencies[term]++
    },
    read: (term) => ({
      bytes: unpack(term),
      frequency: frequencies[term]!,
      forms: forms[term]!,
    }),
  }
}

/** Posts that have a term, and those that have it in their title, by their places. */
export interface TermPlaces {
  readonly all: Int32Array
  readonly titles: readonly number[]
}

/** The same log without what it says of occurrences, which are most of it. */
export function readTermPlaces({ bytes, frequency }: TermLog): TermPlaces {
  const all = new Int32Array(frequency)
  const titles: number[] = []
  let at = 0
  let place = -1

  function number(): number {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]!
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }

  for (let post = 0; post < frequency; post++) {
    place += number()
    all[post] = place
    // How much it counts.
    number()
    let left = number()
    // A title comes before all else.
    if (left-- > 0 && number() === titleStretch) titles.push(place)
    for (; left > 0; left--) while (bytes[at++]! >= 0x80);
  }
  return { all, titles }
}

/** What a log holds, unpacked. */
export interface TermPostings {
  readonly ranks: Ranks
  readonly occurrences: readonly OccurrenceTriples[]
}

/** @param lengths  distinct terms of each post */
export function readTermLog(log: TermLog, lengths: readonly number[]): TermPostings {
  const from = createByteReader(log.bytes)
  const places = new Int32Array(log.frequency)
  const counts = new Int32Array(log.frequency)
  const occurrences: OccurrenceTriples[] = []
  let place = -1
  for (let at = 0; at < log.frequency; at++) {
    place += from.number()
    places[at] = place
    counts[at] = from.number()
    const triples = new Int32Array(from.number())
    for (let value = 0; value < triples.length; value++) triples[value] = from.number()
    occurrences.push(triples)
  }
  const lengthsThere = new Int32Array(places.length)
  for (let at = 0; at < places.length; at++) {
    if (counts[at]! > 0) lengthsThere[at] = lengths[places[at]!]!
  }
  const numbers = formNumbers(log.forms)
  const forms = new Int32Array(places.length * numbers)
  if (numbers > 0) {
    for (const [at, triples] of occurrences.entries())
      forms.set(formsIn(triples, numbers), at * numbers)
  }
  return { ranks: { places, counts, lengths: lengthsThere, forms }, occurrences }
}
