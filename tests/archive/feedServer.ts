import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the server sends: JSON, or whatever is written to the response. */
export type Answer = object | ((response: ServerResponse) => void)

/** A publisher's server on this machine. */
export interface FeedServer {
  readonly siteUrl: string
  readonly feedUrl: string
  /** Paths asked for, in order. */
  readonly requests: string[]
  publish(feed: Answer): void
  publishSite(site: Answer): void
  /** Another document beside the feed. */
  publishAt(path: string, answer: Answer): void
  close(): Promise<void>
}

export async function startFeedServer(feed: Answer, site: Answer = {}): Promise<FeedServer> {
  const answers = new Map([
    ['/site.json', site],
    ['/feed.json', feed],
  ])
  const requests: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    requests.push(path)
    const answer = answers.get(path)
    if (typeof answer === 'function') answer(response)
    else if (answer) response.end(JSON.stringify(answer))
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    siteUrl: `${origin}/site.json`,
    feedUrl: `${origin}/feed.json`,
    requests,
    publish: (next) => answers.set('/feed.json', next),
    publishAt: (path, answer) => answers.set(path, answer),
    publishSite: (next) => answers.set('/site.json', next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
