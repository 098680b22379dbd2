import type { WordRange } from '../analysis/Analyzer.ts'
import { headingAnchors } from '../../model/headingAnchors.ts'
import type { Mark, Marker } from './createMarker.ts'
import type { SearchSection } from '../index/PostIndex.ts'

/** A piece of text that is, or is not, a match. */
export interface TextPart {
  readonly text: string
  readonly isMatch: boolean
}

/** The passage of a post that answers a query best. */
export interface Snippet {
  readonly parts: readonly TextPart[]
  /** The heading the passage stands under, and its fragment identifier in the post. */
  readonly heading?: { readonly text: string; readonly anchor: string }
}

/** Length of a passage, in words. */
const passageWords = 34
/** How far a passage may begin before its first match to begin with a sentence. */
const leadInCharacters = 90
const passageCharacters = 230

/** Marks what a title has of the query. */
export function markTitle(title: string, marker: Marker): readonly TextPart[] {
  return cutParts(title, 0, title.length, marker.findInTitle(title))
}

/** Where a passage begins: the section, and the number of the word in it. */
export interface PassagePlace {
  readonly section: number
  readonly position: number
}

/**
 * Cuts out the passage that answers a query best.
 *
 * @param place  where it is known to begin; looked for in all sections where absent
 * @returns `undefined` where nothing of the query stands in the text
 */
export function findSnippet(
  sections: readonly SearchSection[],
  marker: Marker,
  place?: PassagePlace,
): Snippet | undefined {
  const marked = sections.map(({ text }, at) => {
    if (!place) return marker.find(text)
    return at === place.section ? marker.find(text, rangeAround(place)) : []
  })
  const best = bestPassage(marked)
  if (!best) return undefined
  const { text } = sections[best.text]!
  const { start, end } = widen(text, best.marks)
  const parts = cutParts(text, start, end, marked[best.text]!)
  const heading = headingOf(sections, best.text)
  return {
    parts: withEllipses(parts, start > 0, end < text.length),
    ...(heading && { heading }),
  }
}

/** As far as a passage can reach to either side, with a word for every three characters. */
function rangeAround({ position }: PassagePlace): WordRange {
  return { from: position - leadInCharacters / 3, to: position + (2 * passageCharacters) / 3 }
}

/** The marks that stand together where a query is answered best. */
export interface Passage {
  /** Position of the text among those given. */
  readonly text: number
  /** Position of its first mark among those of the text. */
  readonly first: number
  readonly marks: readonly Mark[]
}

/**
 * Chooses the passage that answers most clauses of the query, then has most matches, then comes
 * first.
 *
 * @param marked  the marks of each text
 */
export function bestPassage(marked: readonly (readonly Mark[])[]): Passage | undefined {
  let best: (Passage & { readonly score: number }) | undefined
  for (const [text, marks] of marked.entries()) {
    for (const first of marks.keys()) {
      const inside = marksFrom(marks, first)
      const score = new Set(inside.map(({ clause }) => clause)).size * 100 + inside.length
      if (!best || score > best.score) best = { text, first, marks: inside, score }
    }
  }
  return best
}

function marksFrom(marks: readonly Mark[], first: number): readonly Mark[] {
  const last = marks[first]!.position + passageWords
  const end = marks.findIndex(({ position }, at) => at > first && position >= last)
  return marks.slice(first, end === -1 ? marks.length : end)
}

/** From the sentence that the first match stands in, where that begins near, to a word's end. */
function widen(text: string, marks: readonly Mark[]): { start: number; end: number } {
  const first = marks[0]!.start
  const start = beginning(text, first)
  const least = Math.max(
    start + passageCharacters,
    Math.min(marks.at(-1)!.end, start + 2 * passageCharacters),
  )
  if (least >= text.length) return { start, end: text.length }
  const space = text.slice(least).search(/\s/u)
  return { start, end: space === -1 ? text.length : least + space }
}

function beginning(text: string, first: number): number {
  const earliest = Math.max(0, first - leadInCharacters)
  const before = text.slice(earliest, first)
  const sentence = Array.from(before.matchAll(/[.!?…。！？]["”’)]*\s+|\n/gu)).at(-1)
  if (sentence) return earliest + sentence.index + sentence[0].length
  if (earliest === 0) return 0
  const nearby = before.slice(-Math.ceil(leadInCharacters / 2))
  const space = nearby.search(/\s\S/u)
  return space === -1 ? first : first - nearby.length + space + 1
}

function cutParts(
  text: string,
  start: number,
  end: number,
  marks: readonly Mark[],
): readonly TextPart[] {
  const parts: TextPart[] = []
  let at = start
  for (const mark of marks) {
    if (mark.start < at || mark.end > end) continue
    if (mark.start > at) parts.push({ text: text.slice(at, mark.start), isMatch: false })
    parts.push({ text: text.slice(mark.start, mark.end), isMatch: true })
    at = mark.end
  }
  if (at < end) parts.push({ text: text.slice(at, end), isMatch: false })
  return parts
}

function withEllipses(
  parts: readonly TextPart[],
  isCutBefore: boolean,
  isCutAfter: boolean,
): readonly TextPart[] {
  return [
    ...(isCutBefore ? [{ text: '… ', isMatch: false }] : []),
    ...parts,
    ...(isCutAfter ? [{ text: ' …', isMatch: false }] : []),
  ]
}

function headingOf(
  sections: readonly SearchSection[],
  position: number,
): { text: string; anchor: string } | undefined {
  const headed = sections.flatMap(({ heading }, at) =>
    heading === undefined ? [] : [{ heading, at }],
  )
  const order = headed.findIndex(({ at }) => at === position)
  if (order === -1) return undefined
  const anchors = headingAnchors(headed.map(({ heading }) => heading))
  return { text: headed[order]!.heading, anchor: anchors[order]! }
}
