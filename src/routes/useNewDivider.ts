import { localDay } from '../model/localDay.ts'
import { isEverything } from '../model/SearchQuery.ts'
import { useEarlierVisit, useNewIds } from '../queries/useVisit.ts'
import type { SearchResult } from '../search/search.ts'
import { m } from '../ui/messages/messages.ts'
import type { Divider } from '../ui/post/PostList.tsx'

/** Where in the list of all posts what is new ends; nothing where that is between two pages. */
export function useNewDivider({ query, hits, sort }: SearchResult): Divider | undefined {
  const earlier = useEarlierVisit()
  const fresh = useNewIds()
  if (!earlier || sort !== 'newest' || !isEverything(query)) return undefined
  const position = hits.findIndex(({ post }) => !fresh.has(post.id))
  if (position < 1) return undefined
  return { position, text: m.aboveIsNew(m.date(localDay(earlier.endedAt))) }
}
