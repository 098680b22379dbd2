import { join, relative } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build, type Plugin, type Rolldown } from 'vite'
import type { BundleChunk } from './weighRoutes.ts'

const root = join(import.meta.dirname, '../..')

/** The chunks of a build of the program, of which nothing is written. */
export interface Bundle {
  /** Of the page; the service worker is an entry beside it. */
  readonly page: readonly BundleChunk[]
  /** Of the archive worker. */
  readonly worker: readonly BundleChunk[]
}

/** Builds the program once more: what a file is made of is known while it is built and never after. */
export async function readBundle(): Promise<Bundle> {
  const worker: Output[number][] = []
  const collectWorker: Plugin = {
    name: 'lectern-budget-worker',
    generateBundle(_options, files) {
      worker.push(...Object.values(files))
    },
  }
  const built = await build({
    root,
    logLevel: 'error',
    build: { write: false },
    worker: { plugins: () => [collectWorker] },
  })
  const page = [built].flat().flatMap((part) => ('output' in part ? part.output : []))
  return { page: toChunks(page), worker: toChunks(worker) }
}

type Output = Rolldown.RolldownOutput['output']

function toChunks(output: readonly Output[number][]): BundleChunk[] {
  const assets = new Map(output.map((file) => [file.fileName, file]))
  return output.flatMap((file) => {
    if (file.type === 'asset') return []
    const styles = [...(file.viteMetadata?.importedCss ?? [])].map((name) => {
      const asset = assets.get(name)
      return { name, bytes: asset?.type === 'asset' ? weigh(asset.source) : 0 }
    })
    return [
      {
        name: file.fileName,
        // A file that `vite.config.ts` makes of several has a name of its own.
        source: file.facadeModuleId ? shorten(file.facadeModuleId) : file.name,
        isEntry: file.isEntry,
        bytes: weigh(file.code),
        imports: file.imports,
        later: file.dynamicImports,
        styles,
        modules: Object.entries(file.modules).map(([id, { renderedLength }]) => ({
          name: shorten(id),
          length: renderedLength,
        })),
      },
    ]
  })
}

function weigh(content: string | Uint8Array): number {
  return brotliCompressSync(content).length
}

function shorten(id: string): string {
  return id.startsWith('\0') ? id.slice(1) : relative(root, id)
}
