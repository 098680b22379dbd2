import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What a path answers: a document as text or bytes, a value to be written as JSON, or by hand. */
export type Answer = string | Buffer | object | RequestListener

type Answers =
  Readonly<Record<string, Answer>> | ((origin: string) => Readonly<Record<string, Answer>>)

/** A real HTTP server on this machine. */
export interface FeedServer {
  url(path: string): string
  /** Requests in the order in which they came. */
  readonly requests: readonly IncomingMessage[]
  close(): Promise<void>
}

/** The same until the test ends, whichever way it does. */
export async function startFeedServer(answers: Answers): Promise<FeedServer> {
  const server = await openFeedServer(answers)
  onTestFinished(() => server.close())
  return server
}

/** `/api/*` stands for everything below it. */
function isUnder(url: string, path: string): boolean {
  return path.endsWith('*') && url.startsWith(path.slice(0, -1))
}

/** @param answers  path → answer, made once the address is known; any other path is a 404 */
export async function openFeedServer(answers: Answers): Promise<FeedServer> {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    const answer = find(request.url ?? '')
    if (answer === undefined) response.writeHead(404, { 'content-type': 'text/html' })
    if (typeof answer === 'function') (answer as RequestListener)(request, response)
    else if (typeof answer === 'string' || Buffer.isBuffer(answer)) response.end(answer)
    else response.end(answer && JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const find = (url: string): Answer | undefined =>
    byPath[url] ?? byPath[Object.keys(byPath).find((path) => isUnder(url, path)) ?? '']
  const byPath = typeof answers === 'function' ? answers(origin) : answers
  return {
    url: (path) => origin + path,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
