import { slugify } from '../../model/slugify.ts'
import { sourceFacet } from '../../model/Tag.ts'
import type { Analyzer } from '../analysis/Analyzer.ts'
import { builtInFacets } from '../facets.ts'
import type { FacetListing, ListedValue, SearchCorpus } from '../SearchCorpus.ts'
import { together } from '../shards/together.ts'
import type { SuggestedValue } from './Suggestions.ts'

/** Something with a name that can be found by words of it. */
export interface Named {
  /** The words of the name, folded, each between spaces. */
  readonly folded: string
}

interface NamedValue extends Named, SuggestedValue {
  readonly facet: string
  readonly label?: string
}

/** What suggesting needs of a corpus at every key. */
export interface SuggestionTables {
  /** The ones with most posts first, as in all lists here. */
  readonly authors: readonly NamedValue[]
  readonly topics: readonly NamedValue[]
  /** Name of an operator → the values that it may have. */
  readonly operators: ReadonlyMap<string, readonly NamedValue[]>
  /** What is offered where the beginning of an operator is typed: of each facet its names. */
  readonly operatorNames: readonly (readonly string[])[]
}

/** Operators that are no facets. */
const otherOperators = ['title', 'before', 'after', 'tag']

const tablesByCorpus = new WeakMap<SearchCorpus, SuggestionTables>()

export function tablesOf(corpus: SearchCorpus): SuggestionTables {
  const known = tablesByCorpus.get(corpus)
  if (known) return known
  const tables = createTables(corpus)
  tablesByCorpus.set(corpus, tables)
  return tables
}

function createTables({ facets, index }: SearchCorpus): SuggestionTables {
  const listed = together(facets, (facet) => [facet, facet.values] as const)
  const values = new Map(
    listed.map(([facet, own]) => [facet.id, nameValues(index.analyzer, facet, own)] as const),
  )
  const own = facets.filter(({ id }) => !builtInFacets.some((builtIn) => builtIn === id))
  const valuesOf = (of: readonly { id: string }[]) =>
    of.flatMap(({ id }) => values.get(id) ?? []).toSorted(byPosts)
  const operators = new Map(otherOperators.map((name) => [name, valuesOf([])]))
  operators.set('tag', valuesOf(own))
  for (const facet of facets) {
    for (const name of namesOf(facet)) operators.set(name, valuesOf([facet]))
  }
  return {
    authors: valuesOf([{ id: 'author' }]),
    topics: valuesOf([...own, { id: sourceFacet }]),
    operators,
    operatorNames: [...facets.map(namesOf), ...otherOperators.map((name) => [name])],
  }
}

function nameValues(
  analyzer: Analyzer,
  { id, label }: Pick<FacetListing, 'id' | 'label'>,
  values: readonly ListedValue[],
): NamedValue[] {
  return values.map(({ slug, name, count = 0 }) => ({
    facet: id,
    ...(label && { label }),
    slug,
    name: name || slug,
    postCount: count,
    folded: fold(analyzer, name || slug),
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
