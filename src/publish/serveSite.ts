import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import sirv from 'sirv'
import type { Site } from '../model/Site.ts'
import { createFeedProxy, type FeedOrigin, type FeedProxy } from './feedProxy.ts'
import { shellFile } from './serviceWorkerPlugin.ts'
import { cacheControl, headersFile, securityHeaders } from './headers.ts'

export interface ServeOptions {
  /** Folder of a built site. */
  readonly folder: string
  /** 0 for any that is free. */
  readonly port: number
  /** Another feed than the site's own. */
  readonly feed?: FeedOrigin | undefined
  /** Text of a site file that stands in for the folder's. */
  readonly siteFile?: string | undefined
  /** What the security policy is made of, unless the folder brings its own. */
  readonly site: Pick<Site, 'feeds' | 'imageHosts'>
}

export interface RunningSite {
  readonly url: string
  close(): Promise<void>
}

/** Where the feed is that is tried in place of the site's own. */
const feedPath = '/feed.json'

/**
 * Serves a built site on this machine as a static host should: addresses of screens give the page,
 * a missing file is a 404, and the headers are those that every recipe has.
 *
 * @throws {NodeJS.ErrnoException} EADDRINUSE when the port is taken
 */
export async function serveSite(options: ServeOptions): Promise<RunningSite> {
  const headers = (await publishedHeaders(options.folder)) ?? securityHeaders(options.site)
  const feed = options.feed && createFeedProxy(options.feed, feedPath)
  const files = sirv(options.folder, {
    etag: true,
    single: shellFile,
    // A screen's address has no dot in its last part; anything that has is a file or missing.
    ignores: [/\/[^/]*\.[^/]*$/],
    setHeaders: (response, path) => {
      response.setHeader('Cache-Control', cacheControl(path.replace(/^\//, '')))
    },
  })

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    // `//` is a path that a client may send and no address.
    const url = URL.parse(request.url ?? '/', 'http://localhost')
    const path = url?.pathname
    if (path === '/site.json' && options.siteFile !== undefined) {
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache' })
      response.end(options.siteFile)
    } else if (path === feedPath && feed) {
      await sendFeed(feed, Number(url?.searchParams.get('page') ?? 0), request, response)
    } else {
      files(request, response, () => {
        response.writeHead(404).end('Not found')
      })
    }
  }

  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A published site says itself what its pages need: the hashes of their styles. */
async function publishedHeaders(folder: string): Promise<Record<string, string> | undefined> {
  try {
    const text = await readFile(join(folder, headersFile), 'utf8')
    return JSON.parse(text) as Record<string, string>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function sendFeed(
  feed: FeedProxy,
  page: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const answer = await feed.answer(page, request.headers)
    response.writeHead(answer?.status ?? 404, { ...answer?.headers, 'cache-control': 'no-cache' })
    response.end(answer?.body)
  } catch {
    // The feed's host or disk failed after the start; the page says so in its own words.
    response.writeHead(502).end()
  }
}
