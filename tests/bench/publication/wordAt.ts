const onsets = 'b c d f g h k l m n p r s t v st tr'.split(' ')
const nuclei = 'a e i o u ai ea ou'.split(' ')
const codas = ['', 'l', 'm', 'n', 'r', 's', 't', 'nd']

const syllables = onsets.flatMap((onset) =>
  nuclei.flatMap((nucleus) => codas.map((coda) => onset + nucleus + coda)),
)

/** As in languages, the words that are used most are the shortest. */
const bands = [
  { below: 101, length: 1 },
  { below: 4001, length: 2 },
  { below: 300_000_000, length: 3 },
  { below: Infinity, length: 4 },
] as const

/**
 * Has no divisor in common with the number of syllables, so that each number of a band goes to
 * another; of that number it is, past the whole multiples, about .618, which spreads them best.
 */
const stride = 919 * syllables.length + 673

/** Most of a text is made of these. */
const commonWords = Array.from({ length: 20_000 }, (_, rank) => makeWord(rank))

/**
 * The word of a rank, which can be read aloud; the same in every run. It is made of the number, so
 * that a vocabulary may have no end. Words of neighbouring ranks begin differently.
 *
 * @param rank  from 1, the word that is used most
 */
export function wordAt(rank: number): string {
  return commonWords[rank] ?? makeWord(rank)
}

function makeWord(rank: number): string {
  const { length } = bands.find(({ below }) => rank < below)!
  const count = syllables.length
  let left = Number((BigInt(rank) * BigInt(stride)) % BigInt(count) ** BigInt(length))
  let word = ''
  for (let written = 0; written < length; written++) {
    word += syllables[left % count]!
    left = Math.floor(left / count)
  }
  return word
}
