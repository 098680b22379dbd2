import type { SearchQuery } from '../../model/SearchQuery.ts'
import type { Desk } from './createDesk.ts'
import { findTerms, findUsers } from './readVocabulary.ts'
import { remoteFacets, taxonomiesOf, type FoundValues, type RemoteFacet } from './remoteFacets.ts'
import type { KnownFrame } from './RemoteFrame.ts'
import { siteKey } from './RemoteSite.ts'

/**
 * Looks up chosen values that are not among those listed, which are the most used. What is found is
 * more than was looked for, and stays.
 *
 * @returns what is known of values beyond the listed ones then
 */
export async function lookUpValues(
  frame: KnownFrame,
  found: FoundValues,
  filters: SearchQuery['filters'],
  desk: Desk,
): Promise<FoundValues> {
  const facets = remoteFacets(frame, found)
  const sought = Object.entries(filters).flatMap(([id, slugs]) => {
    const facet = facets.find((one) => one.id === id)
    if (!facet?.isIncomplete) return []
    return slugs.filter((slug) => !isListed(facet, slug)).map((slug) => ({ id, slug }))
  })
  const answers = await Promise.all(sought.map(({ id, slug }) => lookUp(frame, id, slug, desk)))
  return answers.reduce(join, found)
}

/** Names may have signs that slugs have not: then one word has to do, and the longest is the rarest. */
async function lookUp(
  frame: KnownFrame,
  id: string,
  slug: string,
  desk: Desk,
): Promise<FoundValues> {
  const words = slug.split('-')
  const whole = await findValues(frame, id, words.join(' '), desk)
  const facet = remoteFacets(frame, whole).find((one) => one.id === id)
  if (words.length === 1 || (facet && isListed(facet, slug))) return whole
  const longest = words.reduce((a, b) => (b.length > a.length ? b : a))
  return findValues(frame, id, longest, desk)
}

function join(a: FoundValues, b: FoundValues): FoundValues {
  return { terms: [...a.terms, ...b.terms], users: [...a.users, ...b.users] }
}

/** Values that have a word in their names, of one facet. */
export async function findValues(
  frame: KnownFrame,
  facet: string,
  word: string,
  { answers, options }: Pick<Desk, 'answers' | 'options'>,
): Promise<FoundValues> {
  const definition = frame.site.facets.find(({ id }) => id === facet)
  const places = definition ? taxonomiesOf(frame, definition) : []
  const terms = places
    .filter(({ taxonomy }) => taxonomy.hasMoreTerms)
    .map(async ({ remote, taxonomy }) => {
      const own = await findTerms(remote, taxonomy, word, answers, options)
      return own.map((term) => ({ ...term, site: siteKey(remote), taxonomy }))
    })
  const users = facet === 'author' ? frame.sites : []
  const people = users.map(async (remote) => {
    const own = await findUsers(remote, word, answers, options)
    return own.map((user) => ({ site: siteKey(remote), user }))
  })
  return { terms: (await Promise.all(terms)).flat(), users: (await Promise.all(people)).flat() }
}

function isListed({ values }: RemoteFacet, slug: string): boolean {
  return values.some((value) => value.slug === slug)
}
