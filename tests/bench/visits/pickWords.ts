/** What is asked of a publication. */
export interface AskedWords {
  /** One that a good part of the posts have. */
  readonly first: string
  /** Typed key by key, as people type: a few words, a misspelling. */
  readonly typed: readonly string[]
  /** Asked one after the other before the heaps are looked at. */
  readonly more: readonly string[]
}

const moreCount = 20
/** Of all posts, that have the first word. */
const firstShare = 0.2
const fewestPosts = 3
const largestShare = 0.5

/** Chooses words that find something, the same for the same posts. @param htmls  of some posts */
export function pickWords(htmls: readonly string[]): AskedWords {
  const counts = new Map<string, number>()
  for (const html of htmls) {
    const text = html.replaceAll(/<[^>]*>|&\w+;/g, ' ').toLowerCase()
    for (const word of new Set(text.match(/\p{L}{5,}/gu))) {
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  const usual = [...counts]
    .filter(([, count]) => count <= Math.max(1, largestShare * htmls.length))
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const words = usual.filter(([, count]) => count >= fewestPosts).map(([word]) => word)
  // A publication of very few posts has no word that often.
  const offered = words.length > moreCount ? words : usual.map(([word]) => word)
  const distance = (word: string) => Math.abs(counts.get(word)! / htmls.length - firstShare)
  const [first = '', ...others] = offered.toSorted((a, b) => distance(a) - distance(b))
  const spread = (at: number) => others[Math.floor((at * others.length) / moreCount)] ?? first
  return {
    first,
    typed: [
      `${spread(0)} ${spread(1)}`,
      `${spread(2)} ${spread(3)} ${spread(4)}`,
      misspell(spread(5)),
    ],
    more: Array.from({ length: moreCount }, (_, at) => spread(at)),
  }
}

/** With two letters in the middle in the wrong order. */
function misspell(word: string): string {
  const at = Math.floor(word.length / 2)
  return word.slice(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.slice(at + 1)
}
