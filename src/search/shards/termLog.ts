import { formNumbers, formsIn, type Form, type OccurrenceTriples, type Ranks } from './postings.ts'
import { titleStretch } from '../index/SearchIndex.ts'
import { createByteReader } from './ByteReader.ts'

/** The postings of a term while posts are read, oldest first: packed, as all posts' are at hand at once. */
export interface TermLog {
  bytes: Uint8Array
  length: number
  lastPlace: number
  frequency: number
  readonly forms: Form[]
}

export function createTermLog(): TermLog {
  return { bytes: new Uint8Array(8), length: 0, lastPlace: -1, frequency: 0, forms: [] }
}

/** @param triples  as in `OccurrenceTriples` */
export function appendPost(
  log: TermLog,
  place: number,
  count: number,
  triples: readonly number[],
): void {
  appendNumber(log, place - log.lastPlace)
  appendNumber(log, count)
  appendNumber(log, triples.length)
  for (const value of triples) appendNumber(log, value)
  log.lastPlace = place
  log.frequency++
}

function appendNumber(log: TermLog, value: number): void {
  if (log.length + 5 > log.bytes.length) {
    const grown = new Uint8Array(Math.ceil(log.bytes.length * 1.5) + 8)
    grown.set(log.bytes)
    log.bytes = grown
  }
  let left = value
  while (left > 0x7f) {
    log.bytes[log.length++] = (left & 0x7f) | 0x80
    left >>>= 7
  }
  log.bytes[log.length++] = left
}

/** @returns the position of a form among those of the term */
export function formNumber({ forms }: TermLog, word: string, span: number): number {
  for (let at = 0; at < forms.length; at++) {
    if (forms[at]!.word === word && forms[at]!.span === span) return at
  }
  return forms.push({ word, span }) - 1
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
  const from = createByteReader(log.bytes.subarray(0, log.length))
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
