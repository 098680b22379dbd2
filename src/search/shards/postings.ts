import { titleStretch } from '../index/SearchIndex.ts'
import { bm25 } from '../index/scoreTerm.ts'
import type { ByteReader } from './ByteReader.ts'
import type { ByteWriter } from './ByteWriter.ts'
import { readPlaces, writePlaces } from './placeSet.ts'

/** Posts that have a term, in the order of their places. */
export interface Ranks {
  readonly places: Int32Array
  /** How much the term counts in each; 0 where only stop words have it. */
  readonly counts: Int32Array
  /** Distinct terms of each post; 0 where it is not needed. */
  readonly lengths: Int32Array
  /** Which forms of the term stand in each, as bits, `formBits` in a number; none where it has but one. */
  readonly forms: Int32Array
}

/** Forms that are told by one number. */
const formBits = 28

/** @returns how many numbers tell which forms of a term stand in a post */
export function formNumbers(forms: readonly Form[]): number {
  return forms.length === 1 ? 0 : Math.ceil(forms.length / formBits)
}

/** Which forms stand in a post, in so many numbers. */
export function formsIn(triples: OccurrenceTriples, numbers: number): Int32Array {
  const bits = new Int32Array(numbers)
  if (numbers === 0) return bits
  for (let at = 2; at < triples.length; at += 3) {
    const form = triples[at]!
    bits[Math.floor(form / formBits)]! |= 1 << (form % formBits)
  }
  return bits
}

/** Whether a form stands in a post. @param at  position in the list of posts */
export function hasForm({ forms, places }: Ranks, at: number, form: number): boolean {
  const numbers = forms.length / places.length
  if (numbers === 0) return true
  return (forms[at * numbers + Math.floor(form / formBits)]! & (1 << (form % formBits))) !== 0
}

/** A title that has a term. */
export interface TitleEntry {
  readonly place: number
  readonly wordCount: number
  readonly tellingCount: number
  readonly occurrences: OccurrenceTriples
}

/** Stretch, position and number of the form, one occurrence after the other. */
export type OccurrenceTriples = Int32Array

/** One way in which a term stands in texts. */
export interface Form {
  readonly word: string
  /** As in `Occurrence`. */
  readonly span: number
}

export function writeRanks(out: ByteWriter, { places, counts, lengths, forms }: Ranks): void {
  writePlaces(out, places)
  for (const count of counts) out.number(count)
  for (const [at, length] of lengths.entries()) if (counts[at]! > 0) out.number(length)
  for (const bits of forms) out.number(bits)
}

/** @param numbers  see {@link formNumbers} */
export function readRanks(from: ByteReader, numbers: number): Ranks {
  const places = readPlaces(from)
  const counts = new Int32Array(places.length)
  const lengths = new Int32Array(places.length)
  for (let at = 0; at < counts.length; at++) counts[at] = from.number()
  for (let at = 0; at < counts.length; at++) if (counts[at]! > 0) lengths[at] = from.number()
  const forms = Int32Array.from({ length: places.length * numbers }, () => from.number())
  return { places, counts, lengths, forms }
}

/** @param isOneForm  which is then not written */
export function writeOccurrences(
  out: ByteWriter,
  triples: OccurrenceTriples,
  isOneForm: boolean,
): void {
  out.number(triples.length / 3)
  let stretchBefore = -1
  let positionBefore = 0
  for (let at = 0; at < triples.length; at += 3) {
    const [stretch, position, form] = [triples[at]!, triples[at + 1]!, triples[at + 2]!]
    if (stretch === stretchBefore) out.number((position - positionBefore) * 2)
    else {
      out.number((stretch - stretchBefore) * 2 - 1)
      out.number(position)
    }
    if (!isOneForm) out.number(form)
    stretchBefore = stretch
    positionBefore = position
  }
}

export function readOccurrences(from: ByteReader, isOneForm: boolean): OccurrenceTriples {
  const triples = new Int32Array(from.number() * 3)
  let stretch = -1
  let position = 0
  for (let at = 0; at < triples.length; at += 3) {
    const step = from.number()
    if (step % 2 === 0) position += step / 2
    else {
      stretch += (step + 1) / 2
      position = from.number()
    }
    triples[at] = stretch
    triples[at + 1] = position
    if (!isOneForm) triples[at + 2] = from.number()
  }
  return triples
}

export function writeTitles(
  out: ByteWriter,
  titles: readonly TitleEntry[],
  isOneForm: boolean,
): void {
  out.number(titles.length)
  let before = 0
  for (const { place, wordCount, tellingCount, occurrences } of titles) {
    out.number(place - before)
    out.number(wordCount)
    out.number(tellingCount)
    writeOccurrences(out, occurrences, isOneForm)
    before = place
  }
}

export function readTitles(from: ByteReader, isOneForm: boolean): TitleEntry[] {
  let place = 0
  return Array.from({ length: from.number() }, () => {
    place += from.number()
    const wordCount = from.number()
    const tellingCount = from.number()
    return { place, wordCount, tellingCount, occurrences: readOccurrences(from, isOneForm) }
  })
}

/** What of it stands in the title. */
export function inTitle(triples: OccurrenceTriples): OccurrenceTriples {
  let end = 0
  while (end < triples.length && triples[end] === titleStretch) end += 3
  return triples.subarray(0, end)
}

/** Posts in the first block of positions: as many as a search looks at closer, and some more. */
const firstBlock = 128
const otherBlocks = 256

/**
 * How the positions of a frequent term are cut into blocks: posts that it counts most in first, since
 * these are looked at closer.
 *
 * @returns for each block positions in the list of posts
 */
export function cutBlocks(
  { places, counts, lengths }: Ranks,
  averageLength: number,
): readonly (readonly number[])[] {
  const { k, b } = bm25
  const worths = Float64Array.from(counts, (count, at) => {
    const damping = k * (1 - b + (b * lengths[at]!) / averageLength)
    return count > 0 ? count / (count + damping) : 0
  })
  const order = Array.from(places.keys()).toSorted((x, y) => worths[y]! - worths[x]! || y - x)
  const blocks: number[][] = []
  let start = 0
  while (start < order.length) {
    const end = start + (start === 0 ? firstBlock : otherBlocks)
    blocks.push(order.slice(start, end))
    start = end
  }
  return blocks
}
