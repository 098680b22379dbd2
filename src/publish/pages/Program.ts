import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, type Plugin, type Rolldown } from 'vite'
import type { createScreenRenderer, writeText } from './createScreenRenderer.tsx'

/** Screens by the file that draws them, in `src/routes/`. */
export type RouteFile =
  'SearchRoute' | 'PostRoute' | 'AuthorsRoute' | 'AuthorRoute' | 'TopicsRoute' | 'TopicRoute'

/** What a page needs of the program, for one route. */
export interface RouteAssets {
  /** All styles of the screen. */
  readonly css: string
  /** Addresses of the files that these styles are from. */
  readonly stylesheets: readonly string[]
  /** Address of the script that keeps what the reader does until then. */
  readonly early: string
  /** Address of the script that brings the screen to life. */
  readonly entry: string
  /** Addresses of the others that it takes. */
  readonly modules: readonly string[]
}

/** The program, built for one site. */
export interface Program {
  /** Folder of its files. */
  readonly folder: string
  /** The page without anything in it. */
  readonly shell: string
  readonly createScreenRenderer: typeof createScreenRenderer
  readonly writeText: typeof writeText
  assetsOf(route: RouteFile): RouteAssets
  /** Removes what was built. */
  discard(): Promise<void>
}

const root = fileURLToPath(new URL('../../..', import.meta.url))

/**
 * Builds the program twice: for browsers, and for drawing its screens here.
 *
 * @param base  path of the site, with slashes around it
 * @param isPublished  posts will stand beside it
 */
export async function buildProgram(
  base: string,
  { isPublished }: { readonly isPublished: boolean },
): Promise<Program> {
  // Vite builds for development where the terminal's environment names something else.
  process.env['NODE_ENV'] = 'production'
  // Inside the project, where what it imports is found.
  const folder = await mkdtemp(join(root, 'node_modules', '.lectern-'))
  const browserFolder = join(folder, 'browser')
  const built = await build({
    root,
    base,
    logLevel: 'error',
    define: { 'import.meta.env.IS_PUBLISHED': String(isPublished) },
    build: { outDir: browserFolder, emptyOutDir: true },
  })
  const serverFolder = join(folder, 'here')
  await build({
    root,
    base,
    configFile: false,
    logLevel: 'error',
    plugins: [react(), purifyHere()],
    // One React, whatever this process has loaded before.
    ssr: { noExternal: true, external: ['jsdom'] },
    build: {
      ssr: fileURLToPath(new URL('createScreenRenderer.tsx', import.meta.url)),
      outDir: serverFolder,
      target: 'es2023',
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: 'renderer.js' } },
    },
  })
  const renderer = (await import(pathToFileURL(join(serverFolder, 'renderer.js')).href)) as Pick<
    Program,
    'createScreenRenderer' | 'writeText'
  >
  const { output } = built as Rolldown.RolldownOutput
  const shell = await readFile(join(browserFolder, 'index.html'), 'utf8')
  return {
    folder: browserFolder,
    shell,
    ...renderer,
    assetsOf: (route) => assetsOf(output, route, shell, base),
    discard: () => rm(folder, { recursive: true }),
  }
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
    entry: base + entry.fileName,
    modules: needed.filter((chunk) => chunk !== entry).map(({ fileName }) => base + fileName),
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
