import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { postQueryOptions } from '../queries/usePost.ts'
import { slugOfPost } from '../url/paths.ts'

/** What tells that a link may be followed soon. */
const signs = ['pointerover', 'touchstart', 'focusin'] as const

/**
 * Fetches a post when the reader comes near its link, so that it is there when the link is followed.
 *
 * @param base  path of the site
 */
export function useFetchedOnApproach(base: string): void {
  const client = useQueryClient()
  useEffect(() => {
    function fetchAhead({ target }: Event): void {
      const link = target instanceof Element ? target.closest('a') : null
      const isOurs = link?.origin === location.origin && link.pathname.startsWith(base)
      const slug = isOurs && slugOfPost(link.pathname.slice(base.replace(/\/$/, '').length))
      if (!slug) return
      void client.prefetchQuery(postQueryOptions(slug))
      void import('./PostRoute.tsx')
    }
    const listening = new AbortController()
    for (const name of signs) {
      addEventListener(name, fetchAhead, { passive: true, signal: listening.signal })
    }
    return () => listening.abort()
  }, [client, base])
}
