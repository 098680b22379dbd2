import { alikeAround, findAnchor, type TextAnchor, type TextSpan } from './textAnchor.ts'

/** Where a passage stands in a text. */
export interface FoundPassage {
  readonly span: TextSpan
  /** It stands there word for word. */
  readonly isWhole: boolean
}

/** A passage shorter than this may stand elsewhere by chance, and needs surroundings that it knows. */
const tellingLength = 24
/** Characters before and behind it that have to be those that were there. */
const leastAround = 8
/** How much of an edited passage has to be as it was, by its runs of three letters. */
const leastAlike = 0.5

/**
 * Finds a highlighted passage in its text, which may have been edited since.
 *
 * @param text  with every run of white space as one space
 * @returns `undefined` where the words are gone: to mark others would be worse than to mark none
 */
export function findPassage(text: string, anchor: TextAnchor): FoundPassage | undefined {
  const span = findAnchor(text, anchor)
  if (!span) return undefined
  const found = text.slice(span.start, span.end)
  if (found !== anchor.exact) {
    return likeness(found, anchor.exact) >= leastAlike ? { span, isWhole: false } : undefined
  }
  const known = Math.min(leastAround, anchor.before.length + anchor.after.length)
  const isTold = anchor.exact.length >= tellingLength || alikeAround(text, span, anchor) >= known
  return isTold ? { span, isWhole: true } : undefined
}

/** Of the runs of three letters in both texts the share that both have: 0 to 1. */
function likeness(a: string, b: string): number {
  const counts = new Map<string, number>()
  for (const run of runsOf(a)) counts.set(run, (counts.get(run) ?? 0) + 1)
  let common = 0
  for (const run of runsOf(b)) {
    const left = counts.get(run) ?? 0
    if (left > 0) common++
    counts.set(run, left - 1)
  }
  return (2 * common) / Math.max(1, a.length + b.length - 4)
}

function runsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3))
}
