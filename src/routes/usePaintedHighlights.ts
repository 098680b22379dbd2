import { useEffect, useState, type RefObject } from 'react'
import '../styles/kept.css'
import { findPassage } from '../model/findPassage.ts'
import type { Highlight } from '../model/Highlight.ts'
import type { PassageState } from '../ui/highlight/HighlightItem.tsx'
import { keptNames, type Painting } from '../ui/post/Painting.ts'
import { paintMatches } from '../ui/post/paintMatches.ts'
import { readText } from '../ui/post/readableText.ts'
import { bodySelector } from './postBody.ts'

interface PaintedHighlights {
  /** Absent where nothing is painted. */
  readonly painting: Painting | undefined
  /** Ids in the order of the painting. */
  readonly ids: readonly string[]
  /** How each stands in the text, by its id; empty until known. */
  readonly states: ReadonlyMap<string, PassageState>
}

interface PaintedOptions {
  readonly article: RefObject<HTMLElement | null>
  /** Another object whenever the text is put in anew. */
  readonly text: object
  readonly highlights: readonly Highlight[]
  readonly isPaintable: boolean
}

const nothing: PaintedHighlights = { painting: undefined, ids: [], states: new Map() }

/** Finds highlights in the text that is on the screen, and paints them there. */
export function usePaintedHighlights(options: PaintedOptions): PaintedHighlights {
  const { article, text, highlights, isPaintable } = options
  const [painted, setPainted] = useState({ text, value: nothing })
  useEffect(() => {
    const body = article.current?.querySelector(bodySelector)
    if (!body) return undefined
    const passages = locate(body, highlights)
    const found = passages.filter(isThere)
    const ranges = found.map(({ range }) => range)
    const isPainted = isPaintable && ranges.length > 0
    const painting = isPainted ? paintMatches(ranges, keptNames) : undefined
    const states = new Map(passages.map(({ id, state }) => [id, state]))
    // oxlint-disable-next-line react/set-state-in-effect -- the page alone tells where passages stand
    setPainted({ text, value: { painting, ids: found.map(({ id }) => id), states } })
    return () => painting?.remove()
  }, [article, text, highlights, isPaintable])
  return painted.text === text ? painted.value : nothing
}

interface LocatedPassage {
  readonly id: string
  readonly state: PassageState
  /** Absent where it is gone. */
  readonly range?: Range
}

function isThere(passage: LocatedPassage): passage is Required<LocatedPassage> {
  return passage.range !== undefined
}

/** Where highlights stand in a text now. */
function locate(body: Element, highlights: readonly Highlight[]): readonly LocatedPassage[] {
  const { text, rangeOf } = readText(body, undefined)
  return highlights.map(({ id, anchor }) => {
    const found = findPassage(text, anchor)
    if (!found) return { id, state: 'gone' }
    return { id, state: found.isWhole ? 'whole' : 'changed', range: rangeOf(found.span) }
  })
}

/** The shortest highlight at a point of the screen, and where it stands. */
export function passageAt(
  body: Element,
  highlights: readonly Highlight[],
  { clientX, clientY }: MouseEvent,
): { readonly highlight: Highlight; readonly range: Range } | undefined {
  const hits = locate(body, highlights).flatMap(({ range }, position) =>
    range && covers(range, clientX, clientY) ? [{ highlight: highlights[position]!, range }] : [],
  )
  return hits.toSorted((a, b) => lengthOf(a.range) - lengthOf(b.range))[0]
}

function lengthOf(range: Range): number {
  return range.toString().length
}

function covers(range: Range, x: number, y: number): boolean {
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
  )
}
