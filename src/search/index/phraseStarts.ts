import type { Occurrence } from './SearchIndex.ts'

/** Positions of one stretch and of another are farther apart than any text is long. */
const stretchLength = 2 ** 26

/**
 * Finds where a phrase stands in a post. `e-mail list` has "email list" as well as "e-mail list".
 *
 * @param occurrences  of the terms of its words
 * @returns its first words
 */
export function phraseStarts(
  occurrences: readonly Occurrence[],
  phrase: readonly string[],
): readonly Occurrence[] {
  let starts: readonly Occurrence[] = []
  let next: ReadonlySet<number> | undefined
  for (const word of phrase.toReversed()) {
    starts = occurrences.filter(
      (occurrence) => occurrence.word === word && (!next || next.has(placeAfter(occurrence))),
    )
    if (starts.length === 0) return starts
    next = new Set(starts.map(({ stretch, position }) => stretch * stretchLength + position))
  }
  return starts
}

function placeAfter({ stretch, position, span }: Occurrence): number {
  return stretch * stretchLength + position + Math.max(1, span)
}
