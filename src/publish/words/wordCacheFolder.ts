import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder, forgetOldest } from '../cache/cacheFolders.ts'
import { digestSources } from '../pages/digestProgram.ts'

/** Sites whose words are kept. */
const keptSites = 6

/**
 * Folder of the words of a site's posts, for the builds to come.
 *
 * @param out  folder of the site
 */
export async function openCacheFolder(out: string): Promise<string> {
  const folder = cacheFolder('words')
  await mkdir(folder, { recursive: true })
  await forgetOldest(folder, keptSites)
  return join(folder, nameCacheFolder(await digestSources(), out))
}

/**
 * Each program has words of its own for each site, so that none takes over what another has made.
 *
 * @param program  tells it from others
 */
export function nameCacheFolder(program: string, out: string): string {
  return createHash('sha256').update(`${program}\n${out}`).digest('hex').slice(0, 20)
}
