import { FeedFormatError } from '../FeedFormatError.ts'
import { readWhole } from '../peekDocument.ts'
import { createRequest, type AskOptions } from './askPosts.ts'
import { countOf } from './collection.ts'

/**
 * Asks WordPress for something else than posts.
 *
 * @returns what came, and how many there are in all where it is a part of a list
 * @throws {FeedFetchError} no answer, or a bad status
 * @throws {FeedFormatError} something else than JSON came
 */
export async function askJson(
  url: string,
  options: AskOptions,
): Promise<{ readonly value: unknown; readonly total?: number }> {
  const response = await createRequest(options).fetch(url)
  if (response.isUnchanged) return { value: undefined }
  const text = await readWhole(response.document)
  const total = countOf(response.document, 'x-wp-total')
  try {
    return { value: JSON.parse(text) as unknown, ...(total !== undefined && { total }) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new FeedFormatError(text.trimStart().startsWith('<') ? 'web-page' : 'not-json', url)
  }
}
