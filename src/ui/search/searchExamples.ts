import type { SearchLack } from '../../archive/Archive.ts'
import type { SearchResult } from '../../search/search.ts'
import { m } from '../messages/messages.ts'
import { facetLabel } from './facetLabels.ts'

/** A way to ask, and words that ask so of this publication. */
export interface SearchExample {
  readonly meaning: string
  readonly words: string
}

/** Every way to ask, with words, names and years that the publication has: each example finds posts. @param lacks  what the search here cannot do */
export function searchExamples(
  { hits, facets, days }: SearchResult,
  lacks: readonly SearchLack[],
): readonly SearchExample[] {
  const unknown: readonly string[] = [
    ...(lacks.includes('either') ? [m.help.either] : []),
    ...(lacks.includes('titles') ? [m.help.title] : []),
  ]
  return [
    ...wordExamples(hits.map(({ post }) => post.title)).filter(
      ({ meaning }) => !unknown.includes(meaning),
    ),
    ...facets.flatMap(({ id, values, ...facet }): SearchExample[] => {
      const best = values.reduce((a, b) => ((b.count ?? 0) > (a.count ?? 0) ? b : a))
      // Years are asked for with before: and after:, lengths by their filter.
      if (id === 'year' || id === 'length') return []
      const words = `${id}:${quoted(best.name)}`
      return [{ meaning: m.help.facet(facetLabel({ id, ...facet })), words }]
    }),
    ...dateExamples(days),
  ]
}

function wordExamples(titles: readonly string[]): readonly SearchExample[] {
  const at = titles.findIndex((title) => neighbours.test(title))
  const [, first, second] =
    neighbours.exec(titles[at] ?? '')?.map((word) => word.toLowerCase()) ?? []
  if (!first || !second) return []
  const title = titles[at]!.toLowerCase()
  const other = titles
    .flatMap((text) => text.toLowerCase().match(/\p{L}{5,}/gu) ?? [])
    .find((word) => !title.includes(word))
  return [
    { meaning: m.help.all, words: `${second} ${first}` },
    { meaning: m.help.phrase, words: `"${first} ${second}"` },
    ...(other
      ? [
          { meaning: m.help.either, words: `${first} OR ${other}` },
          { meaning: m.help.without, words: `${first} -${other}` },
        ]
      : []),
    { meaning: m.help.title, words: `title:${first}` },
  ]
}

/** Two words side by side that are long enough to say something. */
const neighbours = /(\p{L}{5,}) (\p{L}{5,})/u

function dateExamples(days: SearchResult['days']): readonly SearchExample[] {
  if (!days) return []
  const { first, last } = days
  // Of a publication that is younger than a year a month says more.
  const length = first.slice(0, 4) === last.slice(0, 4) ? 7 : 4
  return [
    { meaning: m.help.after, words: `after:${last.slice(0, length)}` },
    { meaning: m.help.before, words: `before:${last.slice(0, length)}` },
  ]
}

function quoted(name: string): string {
  const text = name.replace(/["“”„«»]/gu, '')
  return /\s/u.test(text) ? `"${text}"` : text
}
