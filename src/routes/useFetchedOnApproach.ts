import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Publication } from '../archive/Archive.ts'
import { postQueryOptions } from '../queries/usePost.ts'
import { publicationKey } from '../queries/usePublication.ts'
import { whenIdle } from '../ui/page/whenIdle.ts'
import { slugOfPost } from '../url/paths.ts'
import { sitePath } from '../url/siteHref.ts'
import { arrangePage, noKeptImages } from './arrangePage.ts'
import { loadArranger } from './useArranger.ts'

/** What tells that a link may be followed soon. */
const signs = ['pointerover', 'touchstart', 'focusin'] as const

/**
 * Fetches a post when the reader comes near its link, and cleans its text, so that it is there when
 * the link is followed.
 */
export function useFetchedOnApproach(): void {
  const client = useQueryClient()
  useEffect(() => {
    function fetchAhead({ target }: Event): void {
      const link = target instanceof Element ? target.closest('a') : null
      const path = sitePath(link?.getAttribute('href') ?? '')
      const slug = path && slugOfPost(path.split(/[?#]/)[0]!)
      if (!slug) return
      // What went wrong is told when the link is followed.
      import('./PostRoute.tsx').catch(() => {})
      void prepare(client, slug).catch(() => {})
    }
    const listening = new AbortController()
    for (const name of signs) {
      addEventListener(name, fetchAhead, { passive: true, signal: listening.signal })
    }
    return () => listening.abort()
  }, [client])
}

async function prepare(client: QueryClient, slug: string): Promise<void> {
  const [page, arrange] = await Promise.all([
    client.fetchQuery(postQueryOptions(slug)),
    loadArranger(),
  ])
  // Or when the reader presses the link: until it is followed there is time enough.
  await whenIdle()
  const publication = client.getQueryData<Publication>(publicationKey)
  if (page && !page.isTextWritten) {
    arrangePage(page, { arrange, publication, keptImages: noKeptImages })
  }
}
