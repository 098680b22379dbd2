import type { FacetListing } from '../../search/SearchCorpus.ts'
import { facetTags } from '../../feed/facetTags.ts'
import type { WordPressTerm, WordPressUser } from '../../feed/wordpress/adapt.ts'
import type { FacetDefinition } from '../../model/Site.ts'
import { slugify } from '../../model/slugify.ts'
import { sourceFacet } from '../../model/Tag.ts'
import type { KnownFrame } from './RemoteFrame.ts'
import { siteKey, type RemoteSite, type RemoteTaxonomy } from './RemoteSite.ts'
import { feedName } from '../feedKey.ts'

/** A value of a facet, and what stands for it at each site. A site file may file several terms as one. */
export interface RemoteValue {
  readonly slug: string
  readonly name: string
  readonly terms: readonly RemoteTerm[]
  readonly users: readonly { readonly site: string; readonly number: number }[]
  readonly collections: readonly { readonly site: string; readonly name: string }[]
  /** Key of the site that the value is the name of. */
  readonly source?: string
}

interface RemoteTerm extends WordPressTerm {
  readonly site: string
  readonly taxonomy: RemoteTaxonomy
}

export interface RemoteFacet extends Omit<FacetListing, 'values'> {
  readonly values: readonly RemoteValue[]
  readonly isIncomplete: boolean
}

/** Terms and people that were looked up, because they are not among those that are listed. */
export interface FoundValues {
  readonly terms: readonly RemoteTerm[]
  readonly users: readonly { readonly site: string; readonly user: WordPressUser }[]
}

export const nothingFound: FoundValues = { terms: [], users: [] }

/** Name under which the kind of a post is offered to the facets, as in `feed/wordpress/adapt.ts`. */
const typeScheme = 'post_type'
/** A wrong date must not make a list of a thousand years. */
const mostYears = 100

/**
 * Everything that posts can be narrowed by, in the order in which it is offered: the facets of the
 * site file with the publisher's own values first, then the most used; sources, people, years.
 */
export function remoteFacets(frame: KnownFrame, found: FoundValues): readonly RemoteFacet[] {
  const { site } = frame
  const own = site.facets.map((definition) => ownFacet(frame, found, definition))
  return [...own, sourcesOf(frame), authorsOf(frame, found), yearsOf(frame)].filter(
    ({ values }) => values.length > 0,
  )
}

function ownFacet(frame: KnownFrame, found: FoundValues, definition: FacetDefinition): RemoteFacet {
  const { id, label, plural, values: listed } = definition
  const { facets } = frame.site
  const values = createValues()
  const file = (scheme: string, name: string) =>
    facetTags([{ scheme, name }], facets).find(({ facet }) => facet === id)
  const terms = [...listedTerms(frame), ...found.terms]
  for (const term of terms) {
    const tag = file(term.taxonomy.name, term.name)
    if (tag) values.add(tag, { terms: [term] })
  }
  for (const remote of frame.sites) {
    for (const { name, typeName } of remote.collections) {
      const tag = typeName === undefined ? undefined : file(typeScheme, typeName)
      if (tag) values.add(tag, { collections: [{ site: siteKey(remote), name }] })
    }
  }
  const ranks = new Map(listed.map((name, rank) => [slugify(name), rank]))
  const rankOf = ({ slug }: RemoteValue) => ranks.get(slug) ?? ranks.size
  return {
    id,
    label,
    ...(plural && { plural }),
    values: values
      .all()
      .toSorted((a, b) => rankOf(a) - rankOf(b) || countOfTerms(b) - countOfTerms(a)),
    isIncomplete: taxonomiesOf(frame, definition).some(({ taxonomy }) => taxonomy.hasMoreTerms),
  }
}

/** Taxonomies that a facet reads, at each site. */
export function taxonomiesOf(
  { sites, vocabularies, site: { facets } }: KnownFrame,
  definition: FacetDefinition,
): readonly { readonly remote: RemoteSite; readonly taxonomy: RemoteTaxonomy }[] {
  return sites.flatMap((remote) =>
    (vocabularies.get(siteKey(remote))?.taxonomies ?? [])
      .filter(({ name }) => facets.find(({ from }) => from.includes(name)) === definition)
      .map((taxonomy) => ({ remote, taxonomy })),
  )
}

function listedTerms({ sites, vocabularies }: KnownFrame): readonly RemoteTerm[] {
  return sites
    .map(siteKey)
    .flatMap((site) =>
      (vocabularies.get(site)?.taxonomies ?? []).flatMap((taxonomy) =>
        taxonomy.terms.map((term) => ({ ...term, site, taxonomy })),
      ),
    )
}

function countOfTerms({ terms }: RemoteValue): number {
  return terms.reduce((sum, { count }) => sum + count, 0)
}

function sourcesOf({ sites, site: { feeds } }: KnownFrame): RemoteFacet {
  const values = createValues()
  for (const remote of feeds.length > 1 ? sites : []) {
    const name = feedName(remote)
    values.add({ slug: slugify(name), name }, { source: siteKey(remote) })
  }
  return { id: sourceFacet, values: sortedByName(values.all()), isIncomplete: false }
}

function authorsOf({ sites, vocabularies }: KnownFrame, found: FoundValues): RemoteFacet {
  const values = createValues()
  const listed = sites.map(siteKey).flatMap((site) => {
    return (vocabularies.get(site)?.users ?? []).map((user) => ({ site, user }))
  })
  for (const { site, user } of [...listed, ...found.users]) {
    values.add(user.author, { users: [{ site, number: user.number }] })
  }
  const isIncomplete = [...vocabularies.values()].some(({ hasMoreUsers }) => hasMoreUsers)
  return { id: 'author', values: sortedByName(values.all()), isIncomplete }
}

/** From the oldest post to today, newest first. */
function yearsOf({ vocabularies }: KnownFrame): RemoteFacet {
  const values = createValues()
  const [firstDay] = [...vocabularies.values()].flatMap(({ firstDay: day }) => day ?? []).toSorted()
  const last = new Date().getUTCFullYear()
  const first = firstDay === undefined ? last + 1 : Number(firstDay.slice(0, 4))
  for (let year = last; year >= Math.max(first, last - mostYears + 1); year--) {
    values.add({ slug: String(year), name: String(year) }, {})
  }
  return { id: 'year', values: values.all(), isIncomplete: false }
}

function sortedByName(values: readonly RemoteValue[]): readonly RemoteValue[] {
  return values.toSorted((a, b) => a.name.localeCompare(b.name))
}

type Standing = Partial<Omit<RemoteValue, 'slug' | 'name'>>

/** Puts together what stands for one value; the first name counts. */
function createValues() {
  const values = new Map<string, RemoteValue>()
  return {
    add({ slug, name }: { slug: string; name: string }, standing: Standing): void {
      const known = values.get(slug)
      const { terms = [], users = [], collections = [] } = known ?? {}
      const newTerms = (standing.terms ?? []).filter(
        (term) => !terms.some((other) => isSameTerm(term, other)),
      )
      const newUsers = (standing.users ?? []).filter(
        ({ site, number }) => !users.some((user) => user.site === site && user.number === number),
      )
      values.set(slug, {
        slug,
        name: known?.name ?? name,
        terms: [...terms, ...newTerms],
        users: [...users, ...newUsers],
        collections: [...collections, ...(standing.collections ?? [])],
        ...(standing.source !== undefined && { source: standing.source }),
      })
    },
    all: (): readonly RemoteValue[] => [...values.values()],
  }
}

function isSameTerm(a: RemoteTerm, b: RemoteTerm): boolean {
  return a.number === b.number && a.site === b.site && a.taxonomy.name === b.taxonomy.name
}
