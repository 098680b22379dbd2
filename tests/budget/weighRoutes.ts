/** A piece of a build, as the browser loads it. */
export interface BundleChunk {
  readonly name: string
  /** Source file that it was made for, or the name it has where several share it. */
  readonly source: string
  readonly isEntry: boolean
  /** Compressed. */
  readonly bytes: number
  /** Chunks that it cannot do without, and those that it asks for when it needs them. */
  readonly imports: readonly string[]
  readonly later: readonly string[]
  readonly styles: readonly BundleFile[]
  readonly modules: readonly BundleModule[]
}

export interface BundleFile {
  readonly name: string
  /** Compressed. */
  readonly bytes: number
}

interface BundleModule {
  /** Path from the root of the repository. */
  readonly name: string
  /** Of its code as it stands in the chunk, before that is made smaller. */
  readonly length: number
}

/** What has a budget of its own. */
export interface WeighedPart {
  readonly name: string
  readonly kind: 'HTML' | 'CSS' | 'JavaScript'
  readonly bytes: number
  /** The largest first: source files with their lengths, or files where no more is known. */
  readonly largest: readonly string[]
}

const routeSource = /^src\/routes\/(\w+)Route\.tsx$/
const namedCount = 6

/**
 * Weighs what each route needs: the entry, the route's own chunk, and all that these import. What is
 * asked for later by either, and is no route, is a part of its own.
 *
 * @param entry  source file that the page starts with
 */
export function weighRoutes(chunks: readonly BundleChunk[], entry: string): WeighedPart[] {
  const start = chunks.find(({ source }) => source === entry)
  if (!start) throw new Error(`budget: no chunk is made for ${entry}`)
  const routes = chunks.filter(({ source }) => routeSource.test(source))
  const laterNames = new Set(chunks.flatMap(({ later }) => later))
  const shared = closure(chunks, [start])
  /** What there is when a chunk is asked for, if only one other asks for it. */
  function areThere({ name }: BundleChunk): readonly BundleChunk[] {
    const askers = chunks.filter(({ later }) => later.includes(name))
    return askers.length === 1 ? closure(chunks, askers) : []
  }
  return [
    ...routes.flatMap((route) => {
      const name = routeSource.exec(route.source)![1]!
      const needed = closure(chunks, [start, route])
      return [weighScripts(name, needed), weighStyles(name, needed)]
    }),
    ...chunks
      .filter(({ name }) => laterNames.has(name))
      .filter((chunk) => !routes.includes(chunk) && !shared.includes(chunk))
      .map((chunk) =>
        weighScripts(
          `later: ${chunk.source}`,
          closure(chunks, [chunk]).filter(
            (needed) => !shared.includes(needed) && !areThere(chunk).includes(needed),
          ),
        ),
      ),
  ]
}

/** Weighs an entry with all that it cannot do without. */
export function weighEntry(
  name: string,
  chunks: readonly BundleChunk[],
  source: string,
): WeighedPart {
  const entry = chunks.find((chunk) => chunk.source === source)
  if (!entry) throw new Error(`budget: no chunk is made for ${source}`)
  return weighScripts(name, closure(chunks, [entry]))
}

/** Each chunk once, with all that it imports. */
function closure(
  chunks: readonly BundleChunk[],
  first: readonly BundleChunk[],
): readonly BundleChunk[] {
  const found = new Set(first)
  for (const chunk of found) {
    for (const name of chunk.imports) {
      const imported = chunks.find((other) => other.name === name)
      if (imported) found.add(imported)
    }
  }
  return [...found]
}

function weighScripts(name: string, chunks: readonly BundleChunk[]): WeighedPart {
  const modules = chunks.flatMap((chunk) => chunk.modules)
  return {
    name,
    kind: 'JavaScript',
    bytes: chunks.reduce((sum, { bytes }) => sum + bytes, 0),
    largest: modules
      .toSorted((a, b) => b.length - a.length)
      .slice(0, namedCount)
      .map(({ name: file, length }) => describe(file, length)),
  }
}

function weighStyles(name: string, chunks: readonly BundleChunk[]): WeighedPart {
  const styles = new Map(chunks.flatMap((chunk) => chunk.styles).map((file) => [file.name, file]))
  return weighFiles(name, 'CSS', [...styles.values()])
}

/** Files that are loaded together, as one part. */
export function weighFiles(
  name: string,
  kind: WeighedPart['kind'],
  files: readonly BundleFile[],
): WeighedPart {
  return {
    name,
    kind,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    largest: files
      .toSorted((a, b) => b.bytes - a.bytes)
      .slice(0, namedCount)
      .map(({ name: file, bytes }) => describe(file, bytes)),
  }
}

function describe(file: string, length: number): string {
  return `${(length / 1000).toFixed(1)} kB  ${file}`
}
