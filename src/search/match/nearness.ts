import type { SoughtWord } from './matchClause.ts'
import type { PostIndex } from '../index/PostIndex.ts'
import { compoundMark, firstMark, type PostWords } from '../index/postWords.ts'
import { rarity } from '../index/rarity.ts'

/** Words farther from each other than this have nothing to do with each other. */
const farthest = 8
/** Between two stretches of text, in words. */
const stretchGap = 2 * farthest
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
  index: PostIndex,
  sought: readonly SoughtWord[],
): (words: PostWords) => number {
  const wordOfTerm = soughtByTerm(index, sought)
  const rarities = sought.map(({ terms }) =>
    rarity(index, Math.max(...terms.map(({ number }) => index.frequencyOf(number)))),
  )
  return (words) => {
    const { near, pairs, isExact } = look(index, words, sought, wordOfTerm, rarities)
    return rarities.reduce((worth, own, word) => {
      const closeness = nearWorth * Math.min(1, own) * saturate(near[word]!, nearSaturation)
      const beside = pairs[word]! > 0 ? own + rarities[word + 1]! : 0
      const pair = (pairWorth * beside * pairs[word]!) / (pairs[word]! + 1)
      return worth + closeness + pair + exactWorth * own * isExact[word]!
    }, 0)
  }
}

/** The sought word that each term stands for, from 1, by the numbers of terms; 0 for none. */
function soughtByTerm({ vocabulary }: PostIndex, sought: readonly SoughtWord[]): Uint16Array {
  const wordOfTerm = new Uint16Array(vocabulary.termCount)
  for (const [at, { terms }] of sought.entries()) {
    for (const { number } of terms) wordOfTerm[number] ||= at + 1
  }
  return wordOfTerm
}

function look(
  { vocabulary: { termNumbers } }: PostIndex,
  words: PostWords,
  sought: readonly SoughtWord[],
  wordOfTerm: Uint16Array,
  rarities: readonly number[],
): Sightings {
  const near = new Float64Array(sought.length)
  const pairs = new Uint32Array(sought.length)
  const isExact = new Uint8Array(sought.length)
  let position = 0
  let last = -1
  let lastPosition = 0
  for (let at = 0; at < words.length; at++) {
    let number = words[at]!
    if (number === compoundMark) {
      // Its parts come next, and stand where it stands.
      number = words[at + 1]!
      at += 2
    } else if (number < firstMark) position++
    else {
      position += stretchGap
      continue
    }
    const current = wordOfTerm[termNumbers[number]!]! - 1
    if (current === -1) continue
    if (sought[current]!.number === number) isExact[current] = 1
    const distance = position - lastPosition
    if (last !== -1 && last !== current && distance > 0 && distance <= farthest) {
      near[current]! += rarities[last]! / distance ** 2
      near[last]! += rarities[current]! / distance ** 2
      if (distance === 1 && current === last + 1) pairs[last]!++
    }
    last = current
    lastPosition = position
  }
  return { near, pairs, isExact }
}

/** More of the same adds less and less. */
function saturate(value: number, saturation: number): number {
  return (value * (saturation + 1)) / (value + saturation)
}
