import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { Archive, ArchiveNews, ArchiveStatus, PostPage } from '../archive/Archive.ts'
import { emptyQuery, type SearchQuery } from '../model/SearchQuery.ts'
import type { SearchResult } from '../search/search.ts'
import { archiveKey, statusKey } from './createQueryClient.ts'
import type { HeldAnswers } from './HeldAnswers.ts'
import { postKey } from './usePost.ts'
import { searchKey } from './useSearch.ts'

/**
 * A page that is kept on the device may be older than the archive there. What it shows must not move
 * under the reader: it stays, and that there is something newer is told like any other news.
 */
export function holdAnswers(): HeldAnswers {
  const held = new Map<string, QueryKey>()
  let client: QueryClient | undefined
  let news: ArchiveNews | undefined

  async function compareOne(queryHash: string, key: QueryKey, archive: Archive): Promise<void> {
    const shown = client?.getQueryData(key)
    const [fresh, difference] = isPost(key)
      ? await comparePost(shown as PostPage | undefined, key.at(-1) as string, archive)
      : await compareList(shown as SearchResult | undefined, key.at(-1) as SearchQuery, archive)
    if (!held.has(queryHash)) return
    if (difference) tell(difference)
    else {
      held.delete(queryHash)
      client?.setQueryData(key, fresh)
    }
  }

  /** Where the archive has no news of its own. */
  function tell(next: ArchiveNews | undefined): void {
    const before = news
    news = next
    client?.setQueryData<ArchiveStatus>(statusKey, (status) => {
      if (!status || (status.news && status.news !== before)) return status
      return { ...status, news: next }
    })
  }

  return {
    hold: (holder) => {
      client = holder
      for (const { queryKey, queryHash } of holder.getQueryCache().findAll()) {
        if (isList(queryKey) || isPost(queryKey)) held.set(queryHash, queryKey)
      }
    },
    has: (queryHash) => held.has(queryHash),
    news: () => news,
    compare: async (archive) => {
      await Promise.all([...held].map(([hash, key]) => compareOne(hash, key, archive)))
    },
    release: () => {
      if (held.size === 0) return
      held.clear()
      tell(undefined)
      void client?.invalidateQueries({ queryKey: archiveKey })
    },
  }
}

const listName = searchKey(emptyQuery).at(-2)
const postName = postKey('').at(-2)

function isList(key: QueryKey): boolean {
  return key.at(-2) === listName
}

function isPost(key: QueryKey): boolean {
  return key.at(-2) === postName
}

type Compared<Answer> = readonly [fresh: Answer, difference: ArchiveNews | undefined]

async function comparePost(
  written: PostPage | undefined,
  slug: string,
  archive: Archive,
): Promise<Compared<PostPage | null>> {
  const fresh = (await archive.post(slug)) ?? null
  if (!fresh) return [fresh, { added: 0, changed: 0, removed: 1 }]
  const isSame = fresh.post.revision === written?.post.revision
  return [fresh, isSame ? undefined : { added: 0, changed: 1, removed: 0 }]
}

async function compareList(
  written: SearchResult | undefined,
  query: SearchQuery,
  archive: Archive,
): Promise<Compared<SearchResult>> {
  const fresh = await archive.search(query)
  const grownBy = fresh.total - (written?.total ?? 0)
  const before = new Set(written?.hits.map(({ post }) => JSON.stringify(post)))
  const changed = fresh.hits.filter(({ post }) => !before.has(JSON.stringify(post))).length
  if (changed === 0 && grownBy === 0) return [fresh, undefined]
  const counts = { added: Math.max(0, grownBy), removed: Math.max(0, -grownBy) }
  return [fresh, { ...counts, changed: grownBy === 0 ? changed : 0 }]
}
