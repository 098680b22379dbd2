import { slugify } from '../../model/slugify.ts'
import { sourceFacet } from '../../model/Tag.ts'
import type { OfferedValue, Suggestions } from '../../search/suggest/Suggestions.ts'
import { createMarker } from '../../search/text/createMarker.ts'
import { markTitle } from '../../search/text/snippet.ts'
import { namingFields } from './createDesk.ts'
import { createTextCorpus } from './createTextCorpus.ts'
import { findValues } from './lookUpValues.ts'
import { planListings } from './planListings.ts'
import {
  remoteFacets,
  type FoundValues,
  type RemoteFacet,
  type RemoteValue,
} from './remoteFacets.ts'
import { readRemotely, toListings, type RemoteSearch } from './searchRemote.ts'

/** So many of each kind at the most: what does not fit a glance is no help. */
const most = { posts: 3, authors: 2, topics: 3 }
/** Shorter beginnings stand in too many words to be worth a request. */
const leastLetters = 3
/** Requests for titles. */
const mostListings = 3
const noFacets: readonly string[] = ['author', 'year', sourceFacet]

export const nothingToSuggest: Suggestions = { completions: [], posts: [], authors: [], topics: [] }

/**
 * Posts, people and topics that have the words in their names. Words are not completed: only the
 * engine knows which ones there are, and it does not tell.
 */
export async function suggestRemote(search: RemoteSearch, words: string): Promise<Suggestions> {
  const { frame, facets, desk } = search
  const asked = readRemotely(search, { words, filters: {}, page: 1 })
  const typed = slugify(words)
  if (typed.length < leastLetters || asked.reading.hasOperators) return nothingToSuggest
  const [posts, found] = await Promise.all([
    findTitles(search, words),
    findMore(search, facets, typed),
  ])
  const known = remoteFacets(frame, found)
  const authors = known.find(({ id }) => id === 'author')?.values ?? []
  desk.options.signal?.throwIfAborted()
  return {
    completions: [],
    posts,
    authors: named(authors, typed).slice(0, most.authors).map(toOffered),
    topics: known
      .filter(({ id }) => !noFacets.includes(id))
      .flatMap(({ id, label, values }) =>
        named(values, typed).map((value) => ({
          ...toOffered(value),
          facet: id,
          ...(label && { label }),
        })),
      )
      .slice(0, most.topics),
  }
}

async function findTitles(
  { frame, facets, desk, analyzer }: RemoteSearch,
  words: string,
): Promise<Suggestions['posts']> {
  const wanted = { filters: {}, dates: {}, excludedValues: [], words }
  const { listings } = planListings(frame.sites, facets, wanted)
  const parameters = {
    orderby: 'relevance',
    order: 'desc',
    per_page: String(most.posts),
    _fields: namingFields,
  }
  const parts = await Promise.all(
    listings.slice(0, mostListings).map((listing) => desk.ask(listing, parameters)),
  )
  const titles = parts
    .flatMap((part) => part?.posts ?? [])
    .map(({ post }) => post)
    .filter(({ title }) => hasAll(title, slugify(words)))
  const corpus = createTextCorpus(
    analyzer,
    toListings(facets),
    titles.map(({ title }) => title),
  )
  const { text } = readRemotely({ facets, analyzer }, { words, filters: {}, page: 1 })
  const marker = createMarker(corpus.index, text)
  return titles
    .slice(0, most.posts)
    .map(({ slug, title }) => ({ slug, title: markTitle(title, marker) }))
}

/** Only the most used values are listed; of the others those with the first word are asked for. */
async function findMore(
  { frame, desk }: RemoteSearch,
  facets: readonly RemoteFacet[],
  typed: string,
): Promise<FoundValues> {
  const word = typed.split('-')[0]!
  const parts = await Promise.all(
    facets
      .filter(({ id, isIncomplete }) => isIncomplete && id !== sourceFacet)
      .map(({ id }) => findValues(frame, id, word, desk)),
  )
  return { terms: parts.flatMap(({ terms }) => terms), users: parts.flatMap(({ users }) => users) }
}

function named(values: readonly RemoteValue[], typed: string): readonly RemoteValue[] {
  return values.filter(({ name }) => hasAll(name, typed))
}

/** Each word begins one of the name. */
function hasAll(name: string, typed: string): boolean {
  const parts = slugify(name).split('-')
  return typed.split('-').every((word) => parts.some((part) => part.startsWith(word)))
}

function toOffered({ slug, name }: RemoteValue): OfferedValue {
  return { slug, name }
}
