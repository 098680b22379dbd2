import { MissingPieces } from './MissingPieces.ts'

/**
 * Like `map`; but where pieces of an index are missing, what all of the items miss is told at once, so
 * that it can be fetched side by side.
 */
export function together<Item, Result>(
  items: readonly Item[],
  work: (item: Item, at: number) => Result,
): Result[] {
  const missing = new Set<string>()
  const results: Result[] = []
  for (const [at, item] of items.entries()) {
    try {
      results.push(work(item, at))
    } catch (error) {
      if (!(error instanceof MissingPieces)) throw error
      for (const name of error.names) missing.add(name)
    }
  }
  if (missing.size > 0) throw new MissingPieces([...missing])
  return results
}

/** The same for two things that are not alike. */
export function bothOf<First, Second>(first: () => First, second: () => Second): [First, Second] {
  const [a, b] = together([first, second], (work) => work())
  return [a as First, b as Second]
}
