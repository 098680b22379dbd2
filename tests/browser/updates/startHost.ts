import { createServer, request as forward } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serveSite, type RunningSite } from '../../../src/publish/serveSite.ts'
import type { Answer } from '../startSite.ts'

/** A host that other versions of a site are put on while readers are there. */
export interface Host {
  /** Address of the site's base, with a slash at the end. */
  readonly url: string
  /** Puts another version in place of the one that is there; nothing of that stays. */
  deploy(folder: string): Promise<void>
  /** Takes over the file of a path below the base. */
  replace(path: string, answer: Answer): void
  restore(path: string): void
  close(): Promise<void>
}

/** @param base  path of the site, with slashes around it */
export async function startHost(base: string, folder: string): Promise<Host> {
  let inner = await serve(folder)
  const replaced = new Map<string, Answer>()
  const outer = createServer((request, response) => {
    const path = request.url ?? '/'
    if (!path.startsWith(base)) {
      response.writeHead(404).end()
      return
    }
    const answer = replaced.get(path.slice(base.length).replace(/\?.*$/, ''))
    if (answer) {
      answer(request, response)
      return
    }
    const { method = 'GET', headers } = request
    const onward = forward(
      new URL(path.slice(base.length - 1), inner.url),
      { method, headers },
      (answered) => {
        response.writeHead(answered.statusCode!, answered.headers)
        answered.pipe(response)
      },
    )
    onward.once('error', () => response.destroy())
    onward.end()
  })
  await new Promise<void>((resolve) => outer.listen(0, '127.0.0.1', resolve))
  const { port } = outer.address() as AddressInfo
  return {
    url: `http://localhost:${port}${base}`,
    deploy: async (next) => {
      const before = inner
      inner = await serve(next)
      await before.close()
    },
    replace: (path, answer) => void replaced.set(path, answer),
    restore: (path) => void replaced.delete(path),
    close: async () => {
      outer.closeAllConnections()
      outer.close()
      await inner.close()
    },
  }
}

function serve(folder: string): Promise<RunningSite> {
  return serveSite({ folder, port: 0, site: { feeds: [], imageHosts: [] } })
}

/** What a host says of a file that it has not. */
export function answers(status: number, type: string, body: string): Answer {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': type }).end(body)
  }
}
