import { headingAnchors } from '../model/headingAnchors.ts'
import type { SearchSection } from './PostIndex.ts'
import { tokenize } from './terms.ts'

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

/** Length of a snippet. */
const snippetWords = 34

/** Marks the words of a text that stand for one of the terms. */
export function markText(text: string, terms: ReadonlySet<string>): readonly TextPart[] {
  return cutParts(text, 0, text.length, terms)
}

/**
 * Chooses the passage with the most different terms, then the most matches, then the first.
 *
 * @returns `undefined` where no term stands in the text
 */
export function findSnippet(
  sections: readonly SearchSection[],
  terms: ReadonlySet<string>,
): Snippet | undefined {
  let best: Passage | undefined
  for (const [section, { text }] of sections.entries()) {
    for (const passage of passages(text, section, terms)) {
      if (!best || passage.score > best.score) best = passage
    }
  }
  if (!best) return undefined
  const { text } = sections[best.section]!
  const parts = cutParts(text, best.start, best.end, terms)
  const heading = headingOf(sections, best.section)
  return {
    parts: withEllipses(parts, best.start > 0, best.end < text.length),
    ...(heading && { heading }),
  }
}

interface Passage {
  readonly section: number
  readonly start: number
  readonly end: number
  readonly score: number
}

/** One passage per match: the words from a little before it on. */
function* passages(text: string, section: number, terms: ReadonlySet<string>): Generator<Passage> {
  const tokens = tokenize(text)
  const hits = tokens.flatMap(({ term }, position) => (terms.has(term) ? [position] : []))
  for (const [order, hit] of hits.entries()) {
    const first = leadIn(text, tokens, hit)
    const last = Math.min(tokens.length, first + snippetWords) - 1
    const inside = hits.slice(order).filter((position) => position <= last)
    const different = new Set(inside.map((position) => tokens[position]!.term)).size
    yield {
      section,
      start: first === 0 ? 0 : tokens[first]!.start,
      end: last === tokens.length - 1 ? text.length : tokens[last]!.end,
      score: different * 100 + inside.length,
    }
  }
}

/** Starts at the sentence of the match where that is near, else a few words before it. */
function leadIn(text: string, tokens: ReturnType<typeof tokenize>, hit: number): number {
  const earliest = Math.max(0, hit - 14)
  for (let position = hit; position > earliest; position--) {
    const between = text.slice(tokens[position - 1]!.end, tokens[position]!.start)
    if (/[.!?\n]/.test(between)) return position
  }
  return earliest === 0 ? 0 : Math.max(0, hit - 6)
}

function cutParts(
  text: string,
  start: number,
  end: number,
  terms: ReadonlySet<string>,
): readonly TextPart[] {
  const parts: TextPart[] = []
  const passage = text.slice(start, end)
  let at = 0
  for (const token of tokenize(passage)) {
    if (!terms.has(token.term)) continue
    if (token.start > at) parts.push({ text: passage.slice(at, token.start), isMatch: false })
    parts.push({ text: passage.slice(token.start, token.end), isMatch: true })
    at = token.end
  }
  if (at < passage.length) parts.push({ text: passage.slice(at), isMatch: false })
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
