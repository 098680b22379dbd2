import { slugify } from '../../model/slugify.ts'
import { builtInFacets } from '../facets.ts'
import type { FacetListing, SearchCorpus } from '../SearchCorpus.ts'

/** Stands for whichever of the publication's own facets has the value. */
const anyFacet = 'tag'

/** Whether a facet can be asked for by this name: its id or its label, or `tag` for any of them. */
export function isFacetOperator(corpus: SearchCorpus, name: string): boolean {
  return name === anyFacet || corpus.facets.some((facet) => isCalled(facet, name))
}

/** Values that an operator names, all of one facet. */
export interface NamedValues {
  readonly facet: string
  readonly label?: string
  readonly slugs: readonly string[]
  readonly names: readonly string[]
}

/**
 * Finds the values that `operator:text` means: the one that is called so, else all whose names have
 * every word of the text, each as the beginning of a word.
 *
 * @returns names empty, and the text as the slug, where there is no such value
 */
export function findNamedValues(corpus: SearchCorpus, operator: string, text: string): NamedValues {
  const candidates = facetsCalled(corpus, operator).map((facet) => nameValues(facet, text))
  const best = candidates.reduce((a, b) => (b.names.length > 0 && a.names.length === 0 ? b : a))
  return best.names.length > 0 ? best : { ...best, slugs: [slugify(text) || text] }
}

function facetsCalled(corpus: SearchCorpus, operator: string): readonly FacetListing[] {
  const called = corpus.facets.filter((facet) => isCalled(facet, operator))
  if (called.length > 0) return called
  const own = corpus.facets.filter(({ id }) => !builtInFacets.some((builtIn) => builtIn === id))
  // A tag is most often a topic, which is where tags go that no other facet lists: the last one.
  return own.length > 0 ? own.toReversed() : corpus.facets
}

function isCalled({ id, label, plural }: FacetListing, name: string): boolean {
  return [id, label, plural].some((known) => known !== undefined && slugify(known) === name)
}

function nameValues({ id, label, values }: FacetListing, text: string): NamedValues {
  const asked = slugify(text)
  const words = asked.split('-')
  const exact = values.filter(({ slug, name }) => slug === asked || slugify(name) === asked)
  const found =
    exact.length > 0
      ? exact
      : values.filter(({ name, slug }) => {
          const parts = slugify(name || slug).split('-')
          return asked !== '' && words.every((word) => parts.some((part) => part.startsWith(word)))
        })
  return {
    facet: id,
    ...(label && { label }),
    slugs: found.map(({ slug }) => slug),
    names: found.map(({ name, slug }) => name || slug),
  }
}
