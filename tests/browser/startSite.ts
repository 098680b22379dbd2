import {
  createServer,
  request as forward,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { serveSite } from '../../src/publish/serveSite.ts'
import type { Publication } from './publications.ts'

/** One request that was answered. */
interface Exchange {
  readonly path: string
  readonly status: number
  /** What left the server for it, headers and body. */
  readonly bytes: number
}

/** Answers in place of the site itself. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void

export interface TestSite {
  /** `http://localhost:<port>`: a secure context, which service workers need. */
  readonly url: string
  /** Everything that was asked of the site and answered, in the order of the ends. */
  readonly exchanges: readonly Exchange[]
  /** Takes one path over until `restore`. */
  replace(path: string, answer: Answer): void
  restore(path: string): void
  /** Nothing answers any more, as if the machine were switched off. */
  stop(): Promise<void>
  /** Answers again, on the same port. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** The build that is tested: `LECTERN_DIST`, else the one in the project. */
export const siteFolder =
  process.env['LECTERN_DIST'] ?? fileURLToPath(new URL('../../build', import.meta.url))

/**
 * Serves the built site over a publication with the project's own server. A server of the tests
 * stands in front of it: it counts what is sent, can answer in the site's place, and can be stopped.
 */
export async function startSite(
  publication: Publication,
  imageHosts: readonly string[],
): Promise<TestSite> {
  const { feedPath, siteFile } = publication
  const inner = await serveSite({
    folder: siteFolder,
    port: 0,
    site: { feeds: [], imageHosts },
    ...(siteFile && {
      feed: { kind: 'file' as const, path: feedPath },
      siteFile: JSON.stringify({ ...siteFile, imageHosts }),
    }),
  })
  const exchanges: Exchange[] = []
  const replaced = new Map<string, Answer>()

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const path = new URL(request.url ?? '/', inner.url).pathname
    const before = request.socket.bytesWritten
    response.once('close', () => {
      const bytes = request.socket.bytesWritten - before
      exchanges.push({ path, status: response.statusCode, bytes })
    })
    const answer = replaced.get(path)
    if (answer) answer(request, response)
    else passOn(inner.url, request, response)
  }

  let server = createServer(handle)
  const port = await listen(server, 0)
  return {
    url: `http://localhost:${port}`,
    exchanges,
    replace: (path, answer) => replaced.set(path, answer),
    restore: (path) => replaced.delete(path),
    stop: () => close(server),
    restart: async () => {
      server = createServer(handle)
      await listen(server, port)
    },
    close: async () => {
      await close(server)
      await inner.close()
    },
  }
}

function passOn(origin: string, request: IncomingMessage, response: ServerResponse): void {
  const { method, headers } = request
  const onward = forward(
    `${origin}${request.url}`,
    { method: method ?? 'GET', headers },
    (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(response)
    },
  )
  onward.once('error', () => response.destroy())
  onward.end()
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return (server.address() as AddressInfo).port
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
