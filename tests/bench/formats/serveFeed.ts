import { createReadStream } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import type { RunningSite } from '../../../src/publish/serveSite.ts'
import type { WrittenFile } from './writeFeed.ts'

/** Serves documents as a publisher's host does that lets every site read them, unthrottled. */
export async function serveFeed(files: readonly WrittenFile[]): Promise<RunningSite> {
  const byAddress = new Map(files.map((file) => [file.address, file]))

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const file = byAddress.get(addressOf(request))
    response.setHeader('Access-Control-Allow-Origin', '*')
    if (!file) {
      response.writeHead(404).end()
      return
    }
    const { contentType, headers = {}, bytes, path } = file
    response.writeHead(200, {
      'Content-Type': contentType,
      'Content-Length': bytes,
      'Access-Control-Expose-Headers': Object.keys(headers).join(', '),
      ...headers,
    })
    await pipeline(createReadStream(path), response)
  }

  const server = createServer((request, response) => {
    // The reader went away in the middle; what it lacks then shows in its figures.
    handle(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
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

/** Of the parameters, the page alone tells documents apart. */
function addressOf({ url = '/' }: IncomingMessage): string {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const page = searchParams.get('page')
  return page === null ? pathname : `${pathname}?page=${page}`
}
