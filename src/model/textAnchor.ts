/**
 * A passage of a text, known by its words and by what stands around it, so that it can be found again
 * when the text has been edited elsewhere: a text quote selector with a position to choose by.
 *
 * @see https://www.w3.org/TR/annotation-model/#text-quote-selector
 */
export interface TextAnchor {
  readonly exact: string
  /** What stands before it, at most 32 characters. */
  readonly before: string
  readonly after: string
  /** Where it begins, as a share of the text: 0 to 1. */
  readonly share: number
}

export interface TextSpan {
  readonly start: number
  readonly end: number
}

export const aroundLength = 32
/** A piece shorter than this is found by chance. */
const leastPiece = 12

/** @param text  with every run of white space as one space */
export function createAnchor(text: string, { start, end }: TextSpan): TextAnchor {
  return {
    exact: text.slice(start, end),
    before: text.slice(Math.max(0, start - aroundLength), start),
    after: text.slice(end, end + aroundLength),
    share: text.length === 0 ? 0 : start / text.length,
  }
}

/**
 * Finds a passage again.
 *
 * @param text  as above
 * @returns of several places the one whose surroundings are most alike, and then the nearest to where
 * it was; where its words have been edited, what lies between its first and its last ones, or the part
 * of it that is left; `undefined` where too little is
 */
export function findAnchor(text: string, anchor: TextAnchor): TextSpan | undefined {
  const whole = findExact(text, anchor.exact, anchor)
  if (whole) return whole
  const { exact } = anchor
  const half = Math.floor(exact.length / 2)
  if (half < leastPiece) return undefined
  const first = findStart(text, anchor, exact.slice(0, half))
  const last = findEnd(text, anchor, exact.slice(half))
  if (first && last && first.start < last.end && last.end - first.start <= exact.length * 2) {
    return { start: first.start, end: last.end }
  }
  return first ?? last
}

/** Its beginning, shortened until it is found. */
function findStart(text: string, anchor: TextAnchor, piece: string): TextSpan | undefined {
  for (let length = piece.length; length >= leastPiece; length = Math.floor(length * 0.75)) {
    const found = findExact(text, piece.slice(0, length), { ...anchor, after: '' })
    if (found) return found
  }
  return undefined
}

function findEnd(text: string, anchor: TextAnchor, piece: string): TextSpan | undefined {
  for (let length = piece.length; length >= leastPiece; length = Math.floor(length * 0.75)) {
    const found = findExact(text, piece.slice(-length), { ...anchor, before: '' })
    if (found) return found
  }
  return undefined
}

function findExact(text: string, exact: string, anchor: TextAnchor): TextSpan | undefined {
  if (exact === '') return undefined
  let best: (TextSpan & { readonly score: number }) | undefined
  for (let start = text.indexOf(exact); start !== -1; start = text.indexOf(exact, start + 1)) {
    const end = start + exact.length
    const alike = alikeAround(text, { start, end }, anchor)
    // A character of the surroundings weighs more than any distance.
    const score = alike - Math.abs(start / text.length - anchor.share)
    if (!best || score > best.score) best = { start, end, score }
  }
  return best && { start: best.start, end: best.end }
}

/** How many characters around a span are those that stood around the passage. */
export function alikeAround(text: string, { start, end }: TextSpan, anchor: TextAnchor): number {
  const [before, after] = [text.slice(Math.max(0, start - aroundLength), start), text.slice(end)]
  return commonEnd(before, anchor.before) + commonStart(after, anchor.after)
}

function commonStart(a: string, b: string): number {
  let length = 0
  while (length < b.length && a[length] === b[length]) length++
  return length
}

function commonEnd(a: string, b: string): number {
  let length = 0
  while (length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++
  return length
}
