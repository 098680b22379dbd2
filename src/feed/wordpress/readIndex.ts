import type { FeedDetails } from '../../model/Feed.ts'
import type { FeedSource } from '../../model/Site.ts'
import { FeedFetchError } from '../FeedFetchError.ts'
import { readWhole } from '../peekDocument.ts'
import type { Reading } from '../Reading.ts'
import { adaptIndex } from './adapt.ts'
import { adaptTypes, type WordPressType } from './adaptTypes.ts'
import { apiUrl, splitCollectionUrl } from './apiUrl.ts'
import type { WordPressIndex } from './document.ts'

/** A WordPress API that answers. */
export interface WordPressRoot {
  readonly root: string
  readonly details: FeedDetails
}

/**
 * Asks each address in turn whether it is the root of a WordPress API.
 *
 * @param attempts  times to ask each; as many as the limit says where absent
 * @returns the first that is; nothing where none answers as one
 */
export async function findRoot(
  candidates: readonly string[],
  reading: Reading,
  attempts?: number,
): Promise<WordPressRoot | undefined> {
  for (const root of candidates) {
    const index = (await readJson(
      apiUrl(root, '', { _fields: 'name,description,home,url,namespaces' }),
      reading,
      attempts,
    )) as WordPressIndex | undefined
    const { namespaces } = index ?? {}
    if (Array.isArray(namespaces) && namespaces.includes('wp/v2')) {
      return { root, details: adaptIndex(index!, root) }
    }
  }
  return undefined
}

/** The collections of a site to read: the site file's, else that of its address, else the posts. */
function collectionsOf(source: FeedSource): NonNullable<FeedSource['collections']> {
  const { collection = 'posts' } = splitCollectionUrl(source.url) ?? {}
  return source.collections ?? [{ name: collection }]
}

/**
 * The collections to read → what their posts are called, where there are several. The name is the
 * site file's, else the one that WordPress has for the type.
 */
export async function readTypeNames(
  source: FeedSource,
  root: string,
  reading: Reading,
): Promise<ReadonlyMap<string, string | undefined>> {
  const collections = collectionsOf(source)
  const isNameMissing = collections.some(({ label }) => label === undefined)
  const types =
    collections.length > 1 && isNameMissing ? await readJson(typesUrl(root), reading) : undefined
  return nameTypes(source, adaptTypes(types))
}

/** Of the list of types `_fields` would take the types themselves away, which are its fields. */
export function typesUrl(root: string): string {
  return apiUrl(root, 'wp/v2/types', {})
}

/** The same, from the types that WordPress has. */
export function nameTypes(
  source: FeedSource,
  types: readonly WordPressType[],
): ReadonlyMap<string, string | undefined> {
  const collections = collectionsOf(source)
  const names = new Map(types.map(({ collection, name }) => [collection, name]))
  return new Map(
    collections.map(({ name, label }) => [
      name,
      label ?? (collections.length > 1 ? (names.get(name) ?? name) : undefined),
    ]),
  )
}

/** @returns nothing where the address does not answer, or not with JSON */
async function readJson(url: string, reading: Reading, attempts?: number): Promise<unknown> {
  try {
    const response = await reading.fetch(url, { attempts })
    return response.isUnchanged ? undefined : JSON.parse(await readWhole(response.document))
  } catch (error) {
    // Not there, closed, or something else: for the one who looks for an API all the same.
    if (error instanceof FeedFetchError || error instanceof SyntaxError) return undefined
    throw error
  }
}
