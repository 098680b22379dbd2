import type { SeededRandom } from '../../fixtures/seededRandom.ts'

const onsets = [
  'b',
  'c',
  'd',
  'f',
  'g',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  't',
  'v',
  'st',
  'tr',
]
const nuclei = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ou']
const codas = ['', '', 'l', 'm', 'n', 'r', 's', 't', 'nd']

/** @returns words that can be read aloud, each once; as in languages, the first are the shortest */
export function createVocabulary(size: number, random: SeededRandom): readonly string[] {
  const words = new Set<string>()
  while (words.size < size) {
    const syllables = words.size < 100 ? 1 : words.size < 4000 ? 2 : 3
    words.add(Array.from({ length: syllables }, () => createSyllable(random)).join(''))
  }
  return [...words]
}

function createSyllable(random: SeededRandom): string {
  return random.pick(onsets) + random.pick(nuclei) + random.pick(codas)
}

const fineness = 1_000_000

/** Picks the word of rank r about 1/r times as often as the first, by the law of Zipf. */
export function pickByRank<T>(values: readonly T[], random: SeededRandom): T {
  return values[Math.floor(values.length ** (random.below(fineness) / fineness)) - 1]!
}
