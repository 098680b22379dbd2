import type { FeedDocument } from '../fetchFeed.ts'
import { readWhole } from '../peekDocument.ts'
import { findFeedLinks } from './findFeedLinks.ts'

/** Links to feeds stand in the head of a page, so there is no need for more of it. */
export async function readFeedLinks(
  document: FeedDocument,
): Promise<ReturnType<typeof findFeedLinks>> {
  const html = await readWhole(document, 200_000)
  return findFeedLinks(html, document.url, document.header('link'))
}
