import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

export interface BuiltSite {
  readonly folder: string
  readonly remove: () => Promise<void>
}

const root = join(import.meta.dirname, '../../..')

/** Builds the program into a folder of its own, to be served over any feed. */
export async function buildSite(): Promise<BuiltSite> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-site-'))
  await build({ root, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
  return { folder, remove: () => rm(folder, { recursive: true }) }
}
