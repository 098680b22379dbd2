import type { SoughtWord } from './matchClause.ts'
import { rarity } from '../index/rarity.ts'
import type { Occurrence, SearchIndex } from '../index/SearchIndex.ts'

/** Words farther from each other than this have nothing to do with each other. */
const farthest = 8
/** What it is worth, in terms of a word of like rarity, that others are near a word … */
const nearWorth = 0.6
const nearSaturation = 1.2
/** … that two stand side by side as they were asked for … */
const pairWorth = 0.6
/** … that a word stands there as it was typed, and not only another of its stem. */
const exactWorth = 0.1

/** What was seen of the words of a query in one post, by their order in the query. */
interface Sightings {
  readonly near: Float64Array
  /** How often the next word of the query comes right after. */
  readonly pairs: Uint32Array
  readonly isExact: Uint8Array
}

/**
 * Tells what it is worth that the words of a query stand near each other in a post, and in the order
 * in which they were asked for.
 *
 * @see Büttcher, Clarke and Lushman, "Term proximity scoring for ad-hoc retrieval on very large text
 * collections", SIGIR 2006
 */
export function nearness(
  index: SearchIndex,
  sought: readonly SoughtWord[],
): (place: number) => number {
  const rarities = sought.map(({ terms }) =>
    rarity(index, Math.max(...terms.map(({ term }) => index.frequencyOf(term)))),
  )
  const [only, ...others] = sought
  if (only && others.length === 0) return exactness(index, only, rarities[0]!)
  const wordOfTerm = soughtByTerm(sought)
  const occurrencesAt = index.occurrencesOf([...wordOfTerm.keys()])
  return (place) => {
    const { near, pairs, isExact } = look(occurrencesAt(place), sought, wordOfTerm, rarities)
    return rarities.reduce((worth, own, word) => {
      const closeness = nearWorth * Math.min(1, own) * saturate(near[word]!, nearSaturation)
      const beside = pairs[word]! > 0 ? own + rarities[word + 1]! : 0
      const pair = (pairWorth * beside * pairs[word]!) / (pairs[word]! + 1)
      return worth + closeness + pair + exactWorth * own * isExact[word]!
    }, 0)
  }
}

/** Of a single word it need not be known where it stands, only whether as it was typed. */
function exactness(
  index: SearchIndex,
  { word, terms }: SoughtWord,
  own: number,
): (place: number) => number {
  const term = index.termOf(word)
  if (term === undefined || !terms.some((other) => other.term === term)) return () => 0
  const isThere = index.hasWordAt(word, term)
  return (place) => (isThere(place) ? exactWorth * own : 0)
}

/** The sought word that each term stands for: of several, the first. */
function soughtByTerm(sought: readonly SoughtWord[]): ReadonlyMap<string, number> {
  const wordOfTerm = new Map<string, number>()
  for (const [at, { terms }] of sought.entries()) {
    for (const { term } of terms) if (!wordOfTerm.has(term)) wordOfTerm.set(term, at)
  }
  return wordOfTerm
}

function look(
  occurrences: readonly Occurrence[],
  sought: readonly SoughtWord[],
  wordOfTerm: ReadonlyMap<string, number>,
  rarities: readonly number[],
): Sightings {
  const near = new Float64Array(sought.length)
  const pairs = new Uint32Array(sought.length)
  const isExact = new Uint8Array(sought.length)
  let last = -1
  let lastStretch = 0
  let lastPosition = 0
  for (const { term, word, stretch, position, span } of occurrences) {
    const current = wordOfTerm.get(term)!
    if (sought[current]!.word === word) isExact[current] = 1
    // The parts of a compound come after the whole, and the first stands right beside it.
    const ownPosition = span > 0 ? position - 1 : position
    const distance = ownPosition - lastPosition
    const isBeside = last !== -1 && last !== current && stretch === lastStretch
    if (isBeside && distance > 0 && distance <= farthest) {
      near[current]! += rarities[last]! / distance ** 2
      near[last]! += rarities[current]! / distance ** 2
      if (distance === 1 && current === last + 1) pairs[last]!++
    }
    last = current
    lastStretch = stretch
    lastPosition = ownPosition
  }
  return { near, pairs, isExact }
}

/** More of the same adds less and less. */
function saturate(value: number, saturation: number): number {
  return (value * (saturation + 1)) / (value + saturation)
}
