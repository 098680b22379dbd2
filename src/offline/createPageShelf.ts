import { isOfVersion } from './isOfVersion.ts'

interface PageShelfOptions {
  /** Of the cache, of this version of the program alone. */
  readonly name: string
  /** Address of the site's base. */
  readonly scope: string
  /** @param file  relative to the scope */
  readonly isFileOfVersion: (file: string) => boolean
}

export interface PageShelf {
  /** The page of an address, whatever follows the question mark there; if it is kept. */
  readonly find: (url: string) => Promise<Response | undefined>
  /** Fetches the page of an address and keeps it, if it was written for this version. */
  readonly renew: (url: string) => Promise<void>
}

/** Some 40 kB each. */
const mostPages = 40

/** A worker that still waits for an answer keeps its successor from taking over. */
const renewTimeoutMs = 20_000

/** What a page has that was written ahead of time, and the shell has not. */
const writtenSign = 'id="written"'

/**
 * Pages that were written ahead of time, kept with the version of the program that they were written
 * for: what a page is taken over by is named in it. Of many those that were seen last.
 */
export function createPageShelf({ name, scope, isFileOfVersion }: PageShelfOptions): PageShelf {
  async function keep(url: string, response: Response): Promise<void> {
    const html = await response.text()
    if (!html.includes(writtenSign) || !isOfVersion(html, scope, isFileOfVersion)) return
    const cache = await caches.open(name)
    // What is put last stands last.
    await cache.delete(keyOf(url))
    await cache.put(keyOf(url), new Response(html, { headers: response.headers }))
    const kept = await cache.keys()
    const beyond = kept.filter((request) => request.url !== keyOf(scope)).slice(0, -mostPages)
    await Promise.all(beyond.map((request) => cache.delete(request)))
  }

  return {
    find: async (url) => (await caches.open(name)).match(keyOf(url)),
    renew: async (url) => {
      try {
        const response = await fetch(url.replace(/[?#].*$/, ''), {
          cache: 'no-cache',
          signal: AbortSignal.timeout(renewTimeoutMs),
        })
        const isPage = response.headers.get('content-type')?.startsWith('text/html') === true
        if (response.ok && isPage) await keep(url, response)
      } catch {
        // Without a network what is kept stays as it is.
      }
    },
  }
}

/** With and without a slash at its end it is the same page. */
function keyOf(url: string): string {
  return url.replace(/[?#].*$/, '').replace(/\/?$/, '/')
}
