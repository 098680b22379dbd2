import { adaptTerms, adaptUsers } from '../../feed/wordpress/adapt.ts'
import { apiUrl } from '../../feed/wordpress/apiUrl.ts'
import type { AskOptions } from '../../feed/wordpress/askPosts.ts'
import { isObject } from '../../feed/wordpress/isObject.ts'
import { askOpenly, nothing, type Listed } from './askOpenly.ts'
import type { Answers } from './createAnswers.ts'
import {
  siteKey,
  type RemoteSite,
  type RemoteTaxonomy,
  type RemoteVocabulary,
} from './RemoteSite.ts'

/** The most that WordPress gives at once; one request is made for each list. */
const listedValues = 100

const termFields = 'id,name,slug,count,taxonomy'
const userFields = 'id,name,description,url,link,avatar_urls'

/**
 * Asks a site what its posts can be narrowed by. What is closed or does not answer is left out: lists
 * and search work without.
 */
export async function readVocabulary(
  remote: RemoteSite,
  answers: Answers,
  options: AskOptions,
): Promise<RemoteVocabulary> {
  const ask = (path: string, parameters: Record<string, string>) =>
    askIfPossible(remote, answers, options, apiUrl(remote.root, `wp/v2/${path}`, parameters))
  const given = new URL(remote.root).searchParams
  const [taxonomies, users, oldest] = await Promise.all([
    readTaxonomies(remote, options, ask),
    given.has('author')
      ? nothing
      : ask('users', { per_page: String(listedValues), _fields: userFields }),
    Promise.all(
      remote.collections.map(({ name }) =>
        ask(name, { per_page: '1', orderby: 'date', order: 'asc', _fields: 'date' }),
      ),
    ),
  ])
  const people = adaptUsers(users.value, remote.root)
  const [firstDay] = oldest.flatMap(({ value }) => dayOf(value) ?? []).toSorted()
  const totals = oldest.flatMap(({ total }) => total ?? [])
  return {
    taxonomies,
    users: people,
    hasMoreUsers: (users.total ?? 0) > listedValues,
    ...(firstDay && { firstDay }),
    ...(totals.length === oldest.length && { total: totals.reduce((sum, one) => sum + one, 0) }),
  }
}

type Ask = (path: string, parameters: Record<string, string>) => Promise<Listed>

/** Only those that a facet reads and a collection has. What the feed's address chooses by stays. */
async function readTaxonomies(
  { root, collections }: RemoteSite,
  { facets }: AskOptions,
  ask: Ask,
): Promise<readonly RemoteTaxonomy[]> {
  const given = new URL(root).searchParams
  const { value } = await ask('taxonomies', {})
  const usable = Object.values(isObject(value) ? value : {}).flatMap((taxonomy) => {
    if (!isObject(taxonomy)) return []
    const { slug: name, rest_base: parameter, types } = taxonomy
    if (typeof name !== 'string' || typeof parameter !== 'string') return []
    const isRead = facets.some(({ from }) => from.includes(name))
    const isUsed = collections.some((collection) => collection.taxonomies.includes(name))
    if (!isRead || !isUsed || given.has(parameter)) return []
    const names = (Array.isArray(types) ? types : []).filter((type) => typeof type === 'string')
    return { name, parameter, types: names }
  })
  return Promise.all(
    usable.map(async (taxonomy) => {
      const { value: terms, total = 0 } = await ask(taxonomy.parameter, {
        per_page: String(listedValues),
        orderby: 'count',
        order: 'desc',
        hide_empty: 'true',
        _fields: termFields,
      })
      return { ...taxonomy, terms: adaptTerms(terms), hasMoreTerms: total > listedValues }
    }),
  )
}

/** The terms of a taxonomy that have a word in their names, most used first. */
export async function findTerms(
  remote: RemoteSite,
  { parameter }: RemoteTaxonomy,
  word: string,
  answers: Answers,
  options: AskOptions,
): Promise<RemoteTaxonomy['terms']> {
  const url = apiUrl(remote.root, `wp/v2/${parameter}`, {
    search: word,
    per_page: String(listedValues),
    orderby: 'count',
    order: 'desc',
    hide_empty: 'true',
    _fields: termFields,
  })
  return adaptTerms((await askIfPossible(remote, answers, options, url)).value)
}

/** People who have a word in their names. */
export async function findUsers(
  remote: RemoteSite,
  word: string,
  answers: Answers,
  options: AskOptions,
): Promise<RemoteVocabulary['users']> {
  const parameters = { search: word, per_page: String(listedValues), _fields: userFields }
  const url = apiUrl(remote.root, 'wp/v2/users', parameters)
  return adaptUsers((await askIfPossible(remote, answers, options, url)).value, remote.root)
}

/** The status says what went wrong, and the rest can do without. */
async function askIfPossible(
  remote: RemoteSite,
  answers: Answers,
  options: AskOptions,
  url: string,
): Promise<Listed> {
  try {
    return await askOpenly(siteKey(remote), answers, options, url)
  } catch {
    options.signal?.throwIfAborted()
    return nothing
  }
}

function dayOf(value: unknown): string | undefined {
  const [first]: unknown[] = Array.isArray(value) ? value : []
  const date = isObject(first) ? first['date'] : undefined
  return typeof date === 'string' && /^\d{4}-\d\d-\d\d/.test(date) ? date.slice(0, 10) : undefined
}
