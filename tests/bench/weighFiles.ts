import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import type { Page } from 'playwright-core'
import type { Readings } from './figures.ts'
import type { BenchSite } from './openBenchSite.ts'
import { openProfile } from './openProfile.ts'
import { openVisit } from './openVisit.ts'

const compress = promisify(brotliCompress)

/** Weighs, as compressed with brotli, the files that the list and a post make the browser load. */
export async function weighFiles({ url, folder }: BenchSite): Promise<Readings> {
  const { list, post, worker } = await loadScreens(url)
  async function weigh(paths: Iterable<string>, extension: string): Promise<number> {
    let bytes = 0
    for (const path of new Set(paths)) {
      if (path.endsWith(extension))
        bytes += (await compress(await readFile(join(folder, path)))).length
    }
    return bytes
  }
  const listScriptBytes = await weigh(list, '.js')
  const postScriptBytes = (await weigh([...list, ...post], '.js')) - listScriptBytes
  const archiveScriptBytes = await weigh(worker, '.js')
  const serviceScriptBytes = await weigh(['sw.js'], '.js')
  return {
    listScriptBytes,
    postScriptBytes,
    archiveScriptBytes,
    serviceScriptBytes,
    scriptBytes: listScriptBytes + postScriptBytes + archiveScriptBytes + serviceScriptBytes,
    styleBytes: await weigh([...list, ...post], '.css'),
    pageBytes: await weigh(['index.html'], '.html'),
  }
}

interface LoadedFiles {
  readonly list: readonly string[]
  readonly post: readonly string[]
  readonly worker: readonly string[]
}

/** Goes from the list to a post. @returns paths of what each loaded, and of the worker's scripts */
async function loadScreens(url: string): Promise<LoadedFiles> {
  const { context, close } = await openProfile()
  try {
    const { page, painted } = await openVisit(context, url, ['stored'])
    await painted('stored')
    const worker = await readWorkerPaths(page)
    const list = await readPaths(page)
    const link = page.getByRole('article').first().getByRole('heading').getByRole('link')
    const name = await link.innerText()
    await link.click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    const post = await readPaths(page)
    const isPage = (path: string) => !worker.includes(path)
    return { list: list.filter(isPage), post: post.filter(isPage), worker }
  } finally {
    await close()
  }
}

function readPaths(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin }) => origin === location.origin)
      .map(({ pathname }) => pathname),
  )
}

/** The workers' scripts and what these import. */
async function readWorkerPaths(page: Page): Promise<string[]> {
  const addresses = await Promise.all(
    page
      .workers()
      .map(async (worker) => [
        worker.url(),
        ...(await worker.evaluate(() =>
          performance.getEntriesByType('resource').map(({ name }) => name),
        )),
      ]),
  )
  return addresses.flat().map((address) => new URL(address).pathname)
}
