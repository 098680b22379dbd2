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

/** What a page has that was written ahead of time, and the shell has not. */
const writtenSign = 'id="written"'

/** What a page asks to be fetched for it. */
const fetchedPattern = /<(?:link|script)\b[^>]*? (?:href|src)="([^"]+)"/g

/**
 * Pages that were written ahead of time, kept with the version of the program that they were written
 * for: what a page is taken over by is named in it. Of many those that were seen last.
 */
export function createPageShelf({ name, scope, isFileOfVersion }: PageShelfOptions): PageShelf {
  const programFolder = `${scope}assets/`

  function isOfVersion(html: string): boolean {
    const program = [...html.matchAll(fetchedPattern)]
      .map(([, address]) => URL.parse(address!, scope)?.href ?? '')
      .filter((href) => href.startsWith(programFolder))
    return (
      html.includes(writtenSign) &&
      program.length > 0 &&
      program.every((href) => isFileOfVersion(href.slice(scope.length)))
    )
  }

  async function keep(url: string, response: Response): Promise<void> {
    const html = await response.text()
    if (!isOfVersion(html)) return
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
        const response = await fetch(url.replace(/[?#].*$/, ''), { cache: 'no-cache' })
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
