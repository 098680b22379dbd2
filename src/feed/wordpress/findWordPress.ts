import { FeedFormatError } from '../FeedFormatError.ts'
import { readFeedLinks } from '../html/readFeedLinks.ts'
import type { Reading } from '../Reading.ts'
import { guessApiRoots, splitCollectionUrl } from './apiUrl.ts'
import { findRoot, type WordPressRoot } from './readIndex.ts'

/**
 * Finds the API of a site that is known to be WordPress.
 *
 * @param url  of the site, of the root of its API or of a collection
 * @throws {FeedFetchError} nothing answers at the address
 * @throws {FeedFormatError} something does, and it leads to no API
 */
export async function findWordPress(url: string, reading: Reading): Promise<WordPressRoot> {
  const split = splitCollectionUrl(url)
  const guesses = split ? [split.root] : [url, ...guessApiRoots(url)]
  const found =
    (await findRoot(guesses, reading, 1)) ??
    // A server that stumbled at the likeliest place is asked again before a page is looked at.
    (await findRoot(guesses.slice(0, 1), reading)) ??
    (await findLinkedRoot(url, reading))
  if (!found) throw new FeedFormatError('no-wordpress', url)
  return found
}

async function findLinkedRoot(url: string, reading: Reading): Promise<WordPressRoot | undefined> {
  const response = await reading.fetch(url)
  if (response.isUnchanged) return undefined
  const links = await readFeedLinks(response.document)
  const roots = links.filter(({ kind }) => kind === 'wordpress').map((link) => link.url)
  return findRoot(roots, reading)
}
