/**
 * Number of letters to put in, leave out, replace or swap with their neighbour to make one word of
 * the other; each letter is touched once at most.
 *
 * @param limit  what is farther gives `limit + 1`, and is given up early
 * @see https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance, "optimal string alignment"
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  const width = b.length + 1
  let beforePrevious = new Uint8Array(width)
  let previous = Uint8Array.from({ length: width }, (_value, column) => column)
  let current = new Uint8Array(width)
  for (let row = 1; row <= a.length; row++) {
    current[0] = row
    let least = row
    for (let column = 1; column < width; column++) {
      const isSame = a[row - 1] === b[column - 1]
      let cost = Math.min(
        previous[column]! + 1,
        current[column - 1]! + 1,
        previous[column - 1]! + (isSame ? 0 : 1),
      )
      const isSwap =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (isSwap) cost = Math.min(cost, beforePrevious[column - 2]! + 1)
      current[column] = cost
      least = Math.min(least, cost)
    }
    if (least > limit) return limit + 1
    ;[beforePrevious, previous, current] = [previous, current, beforePrevious]
  }
  return Math.min(previous[b.length]!, limit + 1)
}
