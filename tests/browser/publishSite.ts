import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, request as forward, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { serveSite } from '../../src/publish/serveSite.ts'

export interface PublishedSite {
  /** Address of the site's base, with a slash at the end. */
  readonly url: string
  close(): Promise<void>
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Publishes the sample by the command. @returns the folder of the site */
export async function buildSite(base: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-published-'))
  await promisify(execFile)(
    process.execPath,
    ['src/publish/build.ts', '--base', base, '--out', folder],
    { cwd: root },
  )
  return folder
}

/** Publishes the sample, and serves it under a path of a host that has other things. */
export async function publishSite(base: string): Promise<PublishedSite> {
  const folder = await buildSite(base)
  const inner = await serveSite({ folder, port: 0, site: { feeds: [], imageHosts: [] } })
  const outer = await serveUnder(base, inner.url)
  const { port } = outer.address() as AddressInfo
  return {
    url: `http://localhost:${port}${base}`,
    close: async () => {
      outer.closeAllConnections()
      outer.close()
      await inner.close()
      await rm(folder, { recursive: true })
    },
  }
}

async function serveUnder(base: string, url: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (!path.startsWith(base)) {
      response.writeHead(404).end()
      return
    }
    forward(new URL(path.slice(base.length - 1), url), { headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers)
      answer.pipe(response)
    }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}
