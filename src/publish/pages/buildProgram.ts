import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, type Plugin, type Rolldown } from 'vite'
import {
  manifestFile,
  programFolders,
  rendererFile,
  routeFiles,
  type ProgramManifest,
  type RouteAssets,
  type RouteFile,
} from './Program.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/**
 * Builds the program twice: for browsers, and for drawing its screens here. Run as a process of its
 * own, so that the memory that it takes is given back.
 *
 * @param base  path of the site, with slashes around it
 * @param isPublished  posts will stand beside it
 * @param folder  where it is written to
 */
async function buildProgram(base: string, isPublished: boolean, folder: string): Promise<void> {
  const browserFolder = join(folder, programFolders.browser)
  const built = await build({
    root,
    base,
    logLevel: 'error',
    define: { 'import.meta.env.IS_PUBLISHED': String(isPublished) },
    build: { outDir: browserFolder, emptyOutDir: true },
  })
  await build({
    root,
    base,
    configFile: false,
    logLevel: 'error',
    plugins: [react(), purifyHere()],
    // For drawing, React otherwise asks when it runs, and is many times slower where it is developed.
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    // One React, whatever else this project has installed.
    ssr: { noExternal: true, external: ['jsdom'] },
    build: {
      ssr: fileURLToPath(new URL('createScreenRenderer.tsx', import.meta.url)),
      outDir: join(folder, programFolders.here),
      target: 'es2023',
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: rendererFile } },
    },
  })
  const { output } = built as Rolldown.RolldownOutput
  const shell = await readFile(join(browserFolder, 'index.html'), 'utf8')
  const assets = routeFiles.map((route) => [route, assetsOf(output, route, shell, base)] as const)
  const manifest: ProgramManifest = {
    shell,
    assets: Object.fromEntries(assets) as Record<RouteFile, RouteAssets>,
  }
  await writeFile(join(folder, manifestFile), JSON.stringify(manifest))
}

/** Gives the sanitizer a document to clean in, which a browser has of its own. */
function purifyHere(): Plugin {
  const purifier = fileURLToPath(new URL('purifier.ts', import.meta.url))
  return {
    name: 'lectern-purifier',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source === 'dompurify' && importer !== purifier ? purifier : undefined,
  }
}

function assetsOf(
  output: Rolldown.RolldownOutput['output'],
  route: RouteFile,
  shell: string,
  base: string,
): RouteAssets {
  const chunks = new Map(
    output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])),
  )
  const files = new Map(output.map((file) => [file.fileName, file]))
  const find = (source: string) => findChunk([...chunks.values()], source)
  const entry = find('index.html')
  const screen = find(`src/routes/${route}.tsx`)
  const needed = withImports([entry, screen], chunks)
  const linked = [...shell.matchAll(/<link rel="stylesheet"[^>]*href="([^"]+)"/g)].map(([, href]) =>
    href!.slice(base.length),
  )
  const imported = needed.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])])
  const styles = [...new Set([...linked, ...imported])]
  return {
    css: styles.map((name) => textOf(files.get(name))).join('\n'),
    stylesheets: styles.map((name) => base + name),
    early: base + find('src/early.ts').fileName,
    modules: needed.map(({ fileName }) => base + fileName),
  }
}

function findChunk(chunks: readonly Rolldown.OutputChunk[], source: string): Rolldown.OutputChunk {
  const found = chunks.find(({ facadeModuleId: id }) => id?.endsWith(`/${source}`))
  if (!found) throw new Error(`publish: the program has no chunk for ${source}`)
  return found
}

/** The chunks with all that they import at once, each after what it needs. */
function withImports(
  chunks: readonly Rolldown.OutputChunk[],
  all: ReadonlyMap<string, Rolldown.OutputChunk>,
): Rolldown.OutputChunk[] {
  const found = new Set<Rolldown.OutputChunk>()
  function add(chunk: Rolldown.OutputChunk): void {
    if (found.has(chunk)) return
    for (const name of chunk.imports) {
      const imported = all.get(name)
      if (imported) add(imported)
    }
    found.add(chunk)
  }
  for (const chunk of chunks) add(chunk)
  return [...found]
}

function textOf(file: Rolldown.OutputAsset | Rolldown.OutputChunk | undefined): string {
  if (file?.type !== 'asset') throw new Error('publish: a style of the program is missing')
  return typeof file.source === 'string' ? file.source : new TextDecoder().decode(file.source)
}

const [base, isPublished, folder] = process.argv.slice(2)
await buildProgram(base!, isPublished === 'true', folder!)
