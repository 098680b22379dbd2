import { readFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { sharedFolder } from '../fixtures/sharedFeed.ts'
import { openFeedServer, type FeedServer } from './feedServer.ts'

const pageCount = 6

/** The shared publication in each of its renditions, as a host would serve them. */
export function openSharedRenditions(): Promise<FeedServer> {
  return openFeedServer((origin) => ({
    '/18f.json': file('18f.json'),
    '/18f.rss.xml': file('18f.rss.xml'),
    '/18f.atom.xml': file('18f.atom.xml'),
    ...pagesOf(origin),
    ...wordPress(),
  }))
}

function file(name: string): Buffer {
  return readFileSync(new URL(name, sharedFolder))
}

/** The pages name one another by the host they were written for. */
function pagesOf(origin: string): Record<string, string> {
  const names = ['feed', ...Array.from({ length: 10 }, (_, at) => `page-${at + 2}`)]
  return Object.fromEntries(
    names.map((name) => [
      `/18f/${name}.json`,
      file(`18f-paged/${name}.json`)
        .toString()
        .replaceAll('https://feeds.example.org/18f/', `${origin}/18f/`),
    ]),
  )
}

function wordPress(): Record<string, RequestListener> {
  return {
    '/wp-json/*': (request: IncomingMessage, response: ServerResponse) => {
      const { pathname, searchParams } = new URL(request.url!, 'http://localhost')
      const page = Number(searchParams.get('page') ?? 1)
      if (pathname === '/wp-json/') response.end(file('18f-wp/index.json'))
      else if (page > pageCount)
        response.writeHead(400).end(file('18f-wp/errors/page-past-the-end.json'))
      else {
        response.writeHead(200, { 'x-wp-total': 509, 'x-wp-totalpages': pageCount })
        response.end(file(`18f-wp/posts-${page}.json`))
      }
    },
  }
}
