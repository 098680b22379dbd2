import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

export interface BuiltSite {
  readonly folder: string
  readonly remove: () => Promise<void>
}

/** Builds the site into a folder of its own. @param root  of the repository */
export async function buildSite(root: string): Promise<BuiltSite> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-site-'))
  await build({ root, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
  return { folder, remove: () => rm(folder, { recursive: true }) }
}
