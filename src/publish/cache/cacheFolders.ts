import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Inside the project, where what the program imports is found.
const root = fileURLToPath(new URL('../../../node_modules/.cache/lectern', import.meta.url))

/** Where things of one kind are kept from one build to the next. All of it can be removed at any time. */
export function cacheFolder(kind: 'programs' | 'words'): string {
  return join(root, kind)
}

/** What was used so lately may be in use by another build. */
const inUseMs = 3_600_000

/** Removes all but those that were used last. @param folder  of things of one kind */
export async function forgetOldest(folder: string, keptCount: number): Promise<void> {
  const found: { readonly path: string; readonly usedAt: number }[] = []
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    // Another build may have given it another name by now.
    const stats = await stat(path).catch(() => undefined)
    if (stats) found.push({ path, usedAt: stats.mtimeMs })
  }
  const others = found.toSorted((a, b) => b.usedAt - a.usedAt).slice(keptCount)
  const isUnused = ({ usedAt }: (typeof found)[number]) => Date.now() - usedAt > inUseMs
  for (const { path } of others.filter(isUnused)) await rm(path, { recursive: true, force: true })
}
