import { formNumbers, formsIn, type Form, type OccurrenceTriples, type Ranks } from './postings.ts'
import { titleStretch } from '../index/SearchIndex.ts'
import { createByteReader } from './ByteReader.ts'
import type { ByteStore } from '../index/ByteStore.ts'
import { createByteWriter } from './ByteWriter.ts'

/** The postings of one term, the oldest post first, packed. */
export interface TermLog {
  readonly bytes: Uint8Array
  readonly frequency: number
  readonly forms: readonly Form[]
}

/**
 * The postings of all terms while posts are read: all of them grow at once, and most stay short. They
 * stand in slices of one buffer, each longer than the one before, at whose end it says where the next
 * one is. An array for each would take ten times the room. When the buffer is full, it is put into a
 * store and filled anew.
 */
export interface TermLogs {
  /** Posts that have a term so far, by the number of the term. */
  frequencyOf(term: number): number
  /** @returns the position of a form among those of the term */
  formNumber(term: number, word: string, span: number): number
  append(term: number, place: number, count: number, triples: OccurrenceTriples): void
  /** What there is of a term, until the next is read. */
  read(term: number): TermLog
}

const pointerBytes = 4
const sliceBytes = { first: 12, most: 4_096 }
/** The buffer is put away when it holds so many bytes: some ten thousand posts. */
const mostPoolBytes = 32 * 1024 * 1024
const storedAtOnce = 256 * 1024

/** Postings that have been put away, by the number of the term: one behind the other. */
interface StoredLogs {
  readonly start: number
  /** Where those of a term begin after that; one more at the end. */
  readonly offsets: Uint32Array
}

/**
 * @param termCount  terms that have numbers already
 * @param poolBytes  that may be in memory, about
 */
export function createTermLogs(
  termCount: number,
  store: ByteStore,
  poolBytes = mostPoolBytes,
): TermLogs {
  let pool = new Uint8Array(Math.min(poolBytes, 1 << 20))
  let poolEnd = 0
  let unpacked = new Uint8Array(1 << 12)
  const stored: StoredLogs[] = []
  // By term: where its first slice begins, where it goes on, where the room there ends, how long the
  // slice is (0 where there is none), which post was last, how many there were.
  let first = new Uint32Array(termCount)
  let ends = new Uint32Array(termCount)
  let limits = new Uint32Array(termCount)
  let sizes = new Uint16Array(termCount)
  let lastPlaces = new Int32Array(termCount).fill(-1)
  let frequencies = new Uint32Array(termCount)
  const forms: (Form | Form[] | undefined)[] = Array.from({ length: termCount }, () => undefined)

  function makeRoom(term: number): void {
    if (term < sizes.length) return
    const known = sizes.length
    const size = Math.max(1_024, 2 * term)
    first = enlarge(first, new Uint32Array(size))
    ends = enlarge(ends, new Uint32Array(size))
    limits = enlarge(limits, new Uint32Array(size))
    sizes = enlarge(sizes, new Uint16Array(size))
    lastPlaces = enlarge(lastPlaces, new Int32Array(size)).fill(-1, known)
    frequencies = enlarge(frequencies, new Uint32Array(size))
  }

  function openSlice(term: number, size: number): number {
    if (poolEnd + size > pool.length) {
      // At once as large as it may become: what is not written to takes no memory.
      pool = enlarge(pool, new Uint8Array(Math.max(poolBytes, 2 * pool.length)))
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

  function appendUnpacked(length: number, added: Uint8Array): number {
    const end = length + added.length
    if (end > unpacked.length) unpacked = enlarge(unpacked, new Uint8Array(2 * end))
    unpacked.set(added, length)
    return end
  }

  /** Puts the slices of a term behind what is unpacked already. @returns where they end */
  function unpack(term: number, from: number): number {
    if (!sizes[term]) return from
    let length = from
    let start = first[term]!
    let size = sliceBytes.first
    for (;;) {
      const isLast = start + size - pointerBytes === limits[term]
      const end = isLast ? ends[term]! : start + size - pointerBytes
      length = appendUnpacked(length, pool.subarray(start, end))
      if (isLast) return length
      start = 0
      for (let at = 0; at < pointerBytes; at++) start += pool[end + at]! * 2 ** (8 * at)
      size = Math.min(sliceBytes.most, 2 * size)
    }
  }

  function putAway(): void {
    const offsets = new Uint32Array(sizes.length + 1)
    const block = createByteWriter(2 * storedAtOnce)
    const start = store.append(new Uint8Array())
    for (let term = 0; term < sizes.length; term++) {
      const length = unpack(term, 0)
      block.raw(unpacked.subarray(0, length))
      offsets[term + 1] = offsets[term]! + length
      if (block.length < storedAtOnce) continue
      store.append(block.finish())
      block.clear()
    }
    store.append(block.finish())
    stored.push({ start, offsets })
    sizes.fill(0)
    poolEnd = 0
  }

  return {
    frequencyOf: (term) => frequencies[term] ?? 0,
    formNumber: (term, word, span) => {
      const own = forms[term]
      // Most terms have but one, which needs no list.
      if (own === undefined) {
        forms[term] = { word, span }
        return 0
      }
      const all = Array.isArray(own) ? own : [own]
      for (let at = 0; at < all.length; at++) {
        if (all[at]!.word === word && all[at]!.span === span) return at
      }
      forms[term] = all
      return all.push({ word, span }) - 1
    },
    append: (term, place, count, triples) => {
      if (poolEnd >= poolBytes) putAway()
      makeRoom(term)
      if (sizes[term] === 0) first[term] = openSlice(term, sliceBytes.first)
      appendNumber(term, place - lastPlaces[term]!)
      appendNumber(term, count)
      appendNumber(term, triples.length)
      for (let at = 0; at < triples.length; at++) appendNumber(term, triples[at]!)
      lastPlaces[term] = place
      frequencies[term]!++
    },
    read: (term) => {
      let length = 0
      for (const { start, offsets } of stored) {
        const from = offsets[term] ?? 0
        const bytes = (offsets[term + 1] ?? from) - from
        if (bytes > 0) length = appendUnpacked(length, store.read(start + from, bytes))
      }
      length = unpack(term, length)
      const own = forms[term]!
      return {
        bytes: unpacked.subarray(0, length),
        frequency: frequencies[term]!,
        forms: Array.isArray(own) ? own : [own],
      }
    },
  }
}

/** @returns the larger one, with the content of the other at its beginning */
function enlarge<Numbers extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(
  numbers: Numbers,
  larger: Numbers,
): Numbers {
  larger.set(numbers)
  return larger
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
