import type { FeedDetails } from '../../model/Feed.ts'
import type { FeedSource } from '../../model/Site.ts'
import { decodeText } from '../html/decodeText.ts'
import { FeedFetchError } from '../FeedFetchError.ts'
import { readWhole } from '../peekDocument.ts'
import type { Reading } from '../Reading.ts'
import { adaptIndex } from './adapt.ts'
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

/**
 * The collections to read → what their posts are called, where there are several. The name is the
 * site file's, else the one that WordPress has for the type. Where the site file has none, it is the
 * one whose address it gives, else the posts.
 */
export async function readTypeNames(
  source: FeedSource,
  root: string,
  reading: Reading,
): Promise<ReadonlyMap<string, string | undefined>> {
  const { collection = 'posts' } = splitCollectionUrl(source.url) ?? {}
  const collections = source.collections ?? [{ name: collection }]
  const isNameMissing = collections.some(({ label }) => label === undefined)
  // Of the list of types `_fields` would take the types themselves away, which are its fields.
  const types =
    collections.length > 1 && isNameMissing
      ? await readJson(apiUrl(root, 'wp/v2/types', {}), reading)
      : {}
  const names = new Map(
    Object.values((types ?? {}) as Record<string, Record<string, unknown> | null>).map((type) => [
      type?.['rest_base'],
      decodeText(type?.['name']),
    ]),
  )
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
