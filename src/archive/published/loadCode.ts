import { FeedFetchError } from '../../feed/FeedFetchError.ts'

/**
 * Fetches code that few visits need.
 *
 * @param base  address of the site, absolute
 * @throws {FeedFetchError} offline before it was kept, or gone with an older version of the program
 */
export async function loadCode<Code>(load: () => Promise<Code>, base: string): Promise<Code> {
  try {
    return await load()
  } catch (cause) {
    throw new FeedFetchError(base, { cause })
  }
}
