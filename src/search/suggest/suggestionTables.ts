import { slugify } from '../../model/slugify.ts'
import { sourceFacet } from '../../model/Tag.ts'
import type { Analyzer } from '../analysis/Analyzer.ts'
import type { Corpus, FiledPost } from '../Corpus.ts'
import { builtInFacets } from '../facets.ts'
import type { FacetListing } from '../SearchCorpus.ts'
import { lowerUnlessAbbreviation, type Spellings } from './spell.ts'
import type { SuggestedValue } from './Suggestions.ts'

/** Something with a name that can be found by words of it. */
export interface Named {
  /** The words of the name, folded, each between spaces. */
  readonly folded: string
}

interface NamedPost extends Named {
  readonly post: FiledPost['post']
}

interface NamedValue extends Named, SuggestedValue {
  readonly facet: string
  readonly label?: string
}

/** What suggesting needs of a corpus at every key. */
export interface SuggestionTables {
  /** Newest first. */
  readonly titles: readonly NamedPost[]
  /** The ones with most posts first, as in all lists here. */
  readonly authors: readonly NamedValue[]
  readonly topics: readonly NamedValue[]
  /** Name of an operator → the values that it may have. */
  readonly operators: ReadonlyMap<string, readonly NamedValue[]>
  /** What is offered where the beginning of an operator is typed: of each facet its names. */
  readonly operatorNames: readonly (readonly string[])[]
  readonly spellings: Spellings
}

/** Operators that are no facets. */
const otherOperators = ['title', 'before', 'after', 'tag']

const tablesByCorpus = new WeakMap<Corpus, SuggestionTables>()

export function tablesOf(corpus: Corpus): SuggestionTables {
  const known = tablesByCorpus.get(corpus)
  if (known) return known
  const tables = createTables(corpus)
  tablesByCorpus.set(corpus, tables)
  return tables
}

function createTables(corpus: Corpus): SuggestionTables {
  const values = new Map(
    corpus.facets.map((facet) => [facet.id, nameValues(corpus, facet)] as const),
  )
  const own = corpus.facets.filter(({ id }) => !builtInFacets.some((builtIn) => builtIn === id))
  const valuesOf = (facets: readonly { id: string }[]) =>
    facets.flatMap(({ id }) => values.get(id) ?? []).toSorted(byPosts)
  const operators = new Map(otherOperators.map((name) => [name, valuesOf([])]))
  operators.set('tag', valuesOf(own))
  for (const facet of corpus.facets) {
    for (const name of namesOf(facet)) operators.set(name, valuesOf([facet]))
  }
  const { titles, spellings } = readTitles(corpus)
  return {
    titles,
    authors: valuesOf([{ id: 'author' }]),
    topics: valuesOf([...own, { id: sourceFacet }]),
    operators,
    operatorNames: [...corpus.facets.map(namesOf), ...otherOperators.map((name) => [name])],
    spellings,
  }
}

/** Folds titles, and learns from them how the publication writes its words. */
function readTitles({ filed, index }: Corpus): Pick<SuggestionTables, 'titles' | 'spellings'> {
  const spellings: Spellings = new Map()
  const titles = filed.map(({ post }) => {
    const words = index.analyzer.tokenize(post.title).map(({ word, start, end }) => {
      const written = post.title.slice(start, end)
      const isKnown = spellings.has(word) || /['’]/.test(written)
      if (!isKnown) spellings.set(word, lowerUnlessAbbreviation(written))
      return word
    })
    return { post, folded: ` ${words.join(' ')} ` }
  })
  return { titles, spellings }
}

function nameValues({ filed, index }: Corpus, facet: FacetListing): NamedValue[] {
  const counts = new Map<string, number>()
  for (const { slugs } of filed) {
    for (const slug of slugs.get(facet.id) ?? []) counts.set(slug, (counts.get(slug) ?? 0) + 1)
  }
  return facet.values.map(({ slug, name }) => ({
    facet: facet.id,
    ...(facet.label && { label: facet.label }),
    slug,
    name: name || slug,
    postCount: counts.get(slug) ?? 0,
    folded: fold(index.analyzer, name || slug),
  }))
}

function byPosts(a: SuggestedValue, b: SuggestedValue): number {
  return b.postCount - a.postCount
}

/** How a facet can be asked for, as `parseWords` knows operators. */
function namesOf({ id, label, plural }: FacetListing): readonly string[] {
  return [id, label, plural].flatMap((name) => (name ? slugify(name) || [] : []))
}

function fold(analyzer: Analyzer, text: string): string {
  return ` ${analyzer
    .tokenize(text)
    .map(({ word }) => word)
    .join(' ')} `
}

/** Words that names are looked through for, folded. */
export interface AskedWords {
  readonly whole: readonly string[]
  /** The last word, which may be unfinished, in each spelling; none where nothing is asked for. */
  readonly beginnings: readonly string[]
}

export function askWords(analyzer: Analyzer, text: string): AskedWords {
  const words = analyzer
    .tokenize(text)
    .flatMap(({ word, isCompound }) => (isCompound ? [] : [word]))
  const last = words.pop()
  return { whole: words, beginnings: last === undefined ? [] : analyzer.prefixesOf(last) }
}

/** Names with all of the words, the last one as a beginning; first those that begin so. */
export function findNamed<Thing extends Named>(
  things: readonly Thing[],
  { whole, beginnings }: AskedWords,
): Thing[] {
  if (beginnings.length === 0) return []
  const found = things.filter(
    ({ folded }) =>
      beginnings.some((word) => folded.includes(` ${word}`)) &&
      whole.every((word) => folded.includes(` ${word} `)),
  )
  const starts = beginnings.map((last) => ['', ...whole, last].join(' '))
  const rank = ({ folded }: Thing) => (starts.some((start) => folded.startsWith(start)) ? 0 : 1)
  return found.toSorted((a, b) => rank(a) - rank(b))
}
