import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { publicationFiles } from '../serviceWorkerPlugin.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The second lock file says what is installed, whatever should be. */
const files =
  /^(?:(?:index|recover)\.html|vite\.config\.ts|tsconfig\.json|package(?:-lock)?\.json|\.env.*|node_modules\/\.package-lock\.json)$/

/**
 * Tells whether a program would be built as before: of all its sources, of what is installed, and of
 * all else that Vite looks at.
 */
export async function digestProgram(base: string, isPublished: boolean): Promise<string> {
  const variables = Object.entries(process.env).filter(([name]) => name.startsWith('VITE_'))
  return digest(['src', 'public'], [base, isPublished, variables.map(String).toSorted()])
}

/** Tells whether the same would be made of the same posts: of all sources and what is installed. */
export async function digestSources(): Promise<string> {
  return digest(['src'], [])
}

async function digest(folders: readonly string[], settings: readonly unknown[]): Promise<string> {
  const paths = [...(await readdir(root)), 'node_modules/.package-lock.json'].filter((name) =>
    files.test(name),
  )
  for (const folder of folders) {
    const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true })
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name).slice(root.length).split(sep).join('/')
      // Posts that lie among the public files change more often than the program does.
      const isPublication =
        path.startsWith('public/') && publicationFiles.test(path.slice('public/'.length))
      if (entry.isFile() && !isPublication) paths.push(path)
    }
  }
  const hash = createHash('sha256')
  hash.update(JSON.stringify([process.version, ...settings]))
  for (const path of paths.toSorted()) {
    const content = await readFile(join(root, path)).catch((error: NodeJS.ErrnoException) => {
      // Not every way to install leaves it.
      if (error.code === 'ENOENT') return Buffer.from('')
      throw error
    })
    hash.update(`\n${path} ${content.length}\n`).update(content)
  }
  return hash.digest('hex').slice(0, 20)
}
