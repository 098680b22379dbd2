import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Plugin } from 'vite'

/** The page without anything in it: what the program starts from where no page was written ahead. */
export const shellFile = 'shell.html'

/** Public files that are the publication's own, and not part of the program. */
export const publicationFiles = /^(?:site\.json|feed\.json|sample\/.*)$/

/** Whether a file is part of the program. The worker itself is not, nor is the page, see above. */
function isOfProgram(name: string): boolean {
  return !publicationFiles.test(name) && name !== 'sw.js' && name !== 'index.html'
}

/** Chunks that most sites never ask for, so that nobody fetches them ahead of need. */
const neededLater = /^assets\/(?:readXmlFeed|delegatedArchive)-.+\.js$/

/**
 * Gives the service worker the files of the build and a version made of their content: the same
 * files are the same version, whenever and wherever they are built.
 */
export function serviceWorkerPlugin(): Plugin {
  let publicDir = ''
  return {
    name: 'lectern-service-worker',
    apply: 'build',
    // After Vite has written the page, which is a file of the version like any other.
    enforce: 'post',
    configResolved(config) {
      publicDir = config.publicDir
    },
    async generateBundle(_options, bundle) {
      const worker = bundle['sw.js']
      const page = bundle['index.html']
      if (worker?.type !== 'chunk' || page?.type !== 'asset') return
      // Stands for the page at any address: a published site has another `index.html`.
      this.emitFile({ type: 'asset', fileName: shellFile, source: page.source })
      const contents = new Map<string, string | Uint8Array>()
      for (const [name, file] of Object.entries(bundle)) {
        contents.set(name, file.type === 'chunk' ? file.code : file.source)
      }
      contents.set(shellFile, page.source)
      for (const path of await listFiles(publicDir)) {
        contents.set(relative(publicDir, path).split(sep).join('/'), await readFile(path))
      }
      const files = [...contents.keys()].filter(isOfProgram).toSorted()
      const hash = createHash('sha256')
      for (const name of files) hash.update(name).update(contents.get(name)!)
      hash.update(worker.code)
      const version = hash.digest('hex').slice(0, 12)
      const addresses = files.filter((name) => !neededLater.test(name))
      const later = files.filter((name) => neededLater.test(name))
      worker.code = worker.code
        .replaceAll('LECTERN_VERSION', JSON.stringify(version))
        .replaceAll('LECTERN_FILES', JSON.stringify(addresses))
        .replaceAll('LECTERN_LATER_FILES', JSON.stringify(later))
    },
  }
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
