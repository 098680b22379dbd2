import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Program } from '../pages/Program.ts'
import { publicFolder, type Source } from '../readSource.ts'
import { publicationFiles, shellFile } from '../serviceWorkerPlugin.ts'
import type { WrittenFiles } from './writeFiles.ts'

/** Writes the program for browsers, and what of the site is no page. */
export async function writeProgram(
  { folder, shell }: Program,
  { files: own }: Source,
  files: WrittenFiles,
): Promise<void> {
  const paths = await listFiles(folder)
  for (const path of paths) {
    if (path === 'index.html' || publicationFiles.test(path) || own.has(path)) continue
    await files.write({ path, content: await readFile(join(folder, path)) })
  }
  // As they are now: the program may have been built when they were others.
  for (const path of await listFiles(publicFolder)) {
    // The sample's own files are of no use to another publication.
    const isWanted = own.size === 0 || path === 'site.json'
    if (publicationFiles.test(path) && isWanted && !own.has(path)) {
      files.copy(path, join(publicFolder, path))
    }
  }
  for (const [path, content] of own) {
    if (typeof content === 'string') files.copy(path, content)
    else await files.write({ path, content })
  }
  // What differs from reader to reader is not written ahead of time, and starts from the shell.
  for (const path of ['404.html', 'saved/index.html', 'following/index.html']) {
    await files.write({ path, content: shell })
  }
  if (!paths.includes(shellFile)) throw new Error('publish: the program has no shell')
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}
