import type { SeededRandom } from '../../fixtures/seededRandom.ts'

/** Where the use of words begins to fall faster, and how fast, in a large body of English. */
const bend = 7873
const fall = 1.77

/** Sums of the frequencies on either side, where the first word's is 1. */
const headWeight = Math.log(bend)
const tailWeight = 1 / (fall - 1)
const headShare = headWeight / (headWeight + tailWeight)

const fineness = 2 ** 31

/**
 * Picks the rank of a word as real texts do: up to a bend by the law of Zipf, 1/rank, and beyond it
 * ever more seldom, without an end. So the number of different words grows without an end too, but
 * more and more slowly (the law of Heaps).
 *
 * @see Gerlach and Altmann, Stochastic Model for the Vocabulary Growth in Natural Languages, 2013
 */
export function pickRank(random: SeededRandom): number {
  const share = (random.below(fineness) + 0.5) / fineness
  if (share < headShare) return Math.floor(bend ** (share / headShare))
  const tail = (share - headShare) / (1 - headShare)
  return Math.floor(bend * (1 - tail) ** (-1 / (fall - 1)))
}

/** Picks one of a few: the value at place n about 1/n times as often as the first. */
export function pickByRank<T>(values: readonly T[], random: SeededRandom): T {
  const share = random.below(fineness) / fineness
  return values[Math.floor((values.length + 1) ** share) - 1]!
}
