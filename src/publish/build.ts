import { readdir, readFile } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { answerPublication } from '../archive/answerPublication.ts'
import { siteRoot } from '../archive/published/publishedFiles.ts'
import { parseSiteFile, SiteFileError, type Site } from '../model/Site.ts'
import { counted } from './check/counted.ts'
import { openLocally, readBytes } from './check/FeedInput.ts'
import { CommandError, runCommand } from './CommandError.ts'
import {
  createDraftFile,
  type DraftFile,
  type DraftPlace,
  type DraftReader,
} from './drafts/draftFile.ts'
import { headersFile, securityHeaders } from './headers.ts'
import { drawPages } from './pages/drawPages.ts'
import { countScreens, listScreens } from './pages/listScreens.ts'
import { composePage } from './pages/composePage.ts'
import { openProgram } from './pages/openProgram.ts'
import type { Program } from './pages/Program.ts'
import { styleHash } from './pages/writeDocument.ts'
import { createProgress, type Progress } from './Progress.ts'
import { readPublication, type ReadPublication } from './readPublication.ts'
import { relateInThread, type Relating } from './related/relateInThread.ts'
import { shellFile } from './serviceWorkerPlugin.ts'
import { archiveFiles } from './site/archiveFiles.ts'
import { openFolder, type WrittenFiles } from './site/writeFiles.ts'
import { prepareTrial } from './trialSite.ts'

const usage =
  'Usage: npm run build -- [--feed <file or URL>] [--site <site.json>] [--base </path/>] [--out <folder>]'
const publicFolder = fileURLToPath(new URL('../../public', import.meta.url))

/** Publishes a site: the program, every screen as a page, and the archive that they read on from. */
async function publish(): Promise<void> {
  const { feed, site, base, out } = readArguments()
  const progress = createProgress(process.stderr)
  const startedAt = Date.now()
  const source = await readSource(feed, site)
  const files = await openFolder(out)
  if (source.site.search) {
    progress.say('Posts are searched where they are, as the site file says: no pages are written.')
    await publishProgram(source, base, files)
  } else await publishAll(source, base, out, files, progress)
  const { written, kept, removed } = await files.finish()
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  progress.say(
    `${out}: ${counted(written, 'file', 'files')} written, ${kept} as they were, ${removed} removed. ${seconds} s.`,
  )
}

/** Of posts that must not be copied there is nothing to publish but the way to read them. */
async function publishProgram(source: Source, base: string, files: WrittenFiles): Promise<void> {
  const program = await openProgram(base, { isPublished: false })
  await writeProgram(program, source, files)
  await files.write({ path: 'index.html', content: program.shell })
  await writeHeaders(source.site, [], files)
}

async function publishAll(
  source: Source,
  base: string,
  out: string,
  files: WrittenFiles,
  progress: Progress,
): Promise<void> {
  const drafts = createDraftFile()
  const relating = relateInThread(drafts.path)
  // Built in a process of its own while the feeds are read.
  const building = new AbortController()
  const opening = openProgram(base, { isPublished: true, signal: building.signal })
  // Whether it fails is heard below, or the feeds have failed before.
  opening.catch(() => {})
  try {
    const told = new Map<DraftPlace, number>()
    const publication = await readPublication(
      source.site,
      source.open,
      drafts,
      (places, language) => {
        for (const place of places) told.set(place, told.size)
        relating.add(places, language)
        progress.step('Posts read', told.size)
      },
    )
    const { edition, leftOutCount } = publication
    progress.say(describeReading(edition.posts.length, leftOutCount))
    relating.begin(relatable(publication, drafts, told))
    progress.say('Building the program')
    const program = await opening
    await writeProgram(program, source, files)
    await Promise.all([
      writePages(program, publication, { drafts, relating, base, out }, files, progress),
      writeArchive(publication, drafts, relating, files),
    ])
  } finally {
    building.abort()
    await relating.end()
    drafts.close()
  }
}

interface Source {
  readonly site: Site
  /**
   * What takes the place of files of the program: the site file, and a feed that is one, as its path.
   */
  readonly files: ReadonlyMap<string, Uint8Array | string>
  readonly open: ReturnType<typeof openLocally>
}

/** Where the posts come from: the site file of the project or another one, and its feed or another. */
async function readSource(feed: string | undefined, path: string | undefined): Promise<Source> {
  const trial = feed === undefined ? undefined : await prepareTrial(feed)
  const files = new Map<string, Uint8Array | string>()
  if (trial?.feed?.kind === 'file') files.set('feed.json', trial.feed.path)
  const own = path === undefined ? trial?.siteFile : await readSiteFile(path)
  const text = own ?? (await readSiteFile(join(publicFolder, 'site.json')))
  const site = feed === undefined ? text : withFeed(text, feed)
  if (site !== text || own !== undefined) files.set('site.json', new TextEncoder().encode(site))
  return {
    site: parseSite(site),
    files,
    open: openLocally(siteRoot, (name) => {
      const file = files.get(name.slice(1))
      if (file instanceof Uint8Array) return bytesOf(file)
      return readBytes(file ?? join(publicFolder, name))
    }),
  }
}

/** A feed on the web is read by readers where it is, a file beside the site file. */
function withFeed(siteFile: string, feed: string): string {
  const isWeb = /^https?:\/\//i.test(feed)
  const { feeds: _others, ...site } = JSON.parse(siteFile) as Record<string, unknown>
  return JSON.stringify({ ...site, feed: isWeb ? feed : 'feed.json' })
}

async function* bytesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function readSiteFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reason = code === 'ENOENT' ? 'does not exist' : `could not be read (${code})`
    throw new CommandError(`The site file ${path} ${reason}.`)
  }
}

function parseSite(text: string): Site {
  try {
    return parseSiteFile(text, `${siteRoot}site.json`)
  } catch (error) {
    throw error instanceof SiteFileError ? new CommandError(error.message) : error
  }
}

async function writeProgram(
  { folder, shell }: Program,
  { files: own }: Source,
  files: WrittenFiles,
): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
  // The sample's own files are of no use to another publication.
  const isSample = (path: string) =>
    own.size > 0 && (path.startsWith('sample/') || path === 'feed.json')
  for (const path of paths) {
    if (path === 'index.html' || isSample(path) || own.has(path)) continue
    await files.write({ path, content: await readFile(join(folder, path)) })
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

/** How many related posts are offered: a page leaves out some that have been read. */
const relatedCount = 8

/** What choosing related posts has to know, once all posts have been read. */
function relatable(
  { edition, placeOf, language }: ReadPublication,
  drafts: DraftReader,
  told: ReadonlyMap<DraftPlace, number>,
) {
  const rankOf = new Map(edition.posts.map(({ id }, rank) => [id, rank]))
  const places = edition.posts.map(({ id }) => placeOf(edition.origins.get(id)!))
  const picks = new Map<number, readonly number[]>()
  for (const [rank, place] of places.entries()) {
    if (!place.hasPicks) continue
    const picked = drafts.front(place).post.related.flatMap((address) => {
      const id = edition.idOf(address)
      return id === undefined ? [] : (rankOf.get(id) ?? [])
    })
    picks.set(rank, picked)
  }
  const order = places.map((place) => told.get(place)!)
  return { order, picks, language, limit: relatedCount }
}

interface PageSources {
  readonly drafts: DraftFile
  readonly relating: Relating
  readonly base: string
  readonly out: string
}

async function writePages(
  program: Program,
  { edition, placeOf }: ReadPublication,
  { drafts, relating, base, out }: PageSources,
  files: WrittenFiles,
  progress: Progress,
): Promise<void> {
  const { site } = edition.stored
  const publication = answerPublication(site, edition.details, `${siteRoot}site.json`)
  const total = countScreens(edition)
  const { relationsOf } = relating
  const screens = listScreens(edition, publication, { placeOf, drafts, relationsOf })
  const data = { program, publication, base, draftsPath: drafts.path, folder: out }
  let done = 0
  await drawPages(screens, data, files, () => progress.step('Pages written', ++done, total))
  const styles = new Set(Object.values(program.assets).map(({ css }) => styleHash(css)))
  await writeHeaders(site, [...styles], files)
}

/** Writing so many files the threads that draw pages are looked after. */
const filesAtOnce = 16

async function writeArchive(
  { edition, placeOf }: ReadPublication,
  drafts: DraftReader,
  { relationsOf }: Relating,
  files: WrittenFiles,
): Promise<void> {
  const placeAt = (rank: number) => placeOf(edition.origins.get(edition.posts[rank]!.id)!)
  const archive = archiveFiles({
    edition,
    pageOf: async (rank) => {
      const page = composePage(edition, drafts.front(placeAt(rank)), rank, await relationsOf(rank))
      return { ...page, post: { ...page.post, html: drafts.html(placeAt(rank)) } }
    },
    sectionsOf: async (rank) => drafts.sections(placeAt(rank)),
  })
  let count = 0
  for await (const file of archive) {
    await files.write(file)
    if (++count % filesAtOnce === 0) await setImmediate()
  }
}

async function writeHeaders(
  { feeds, imageHosts }: Site,
  styles: readonly string[],
  files: WrittenFiles,
): Promise<void> {
  const elsewhere = feeds.filter(({ url }) => !url.startsWith(siteRoot))
  const headers = securityHeaders({ feeds: elsewhere, imageHosts }, styles)
  await files.write({ path: headersFile, content: `${JSON.stringify(headers, undefined, 2)}\n` })
}

interface Arguments {
  readonly feed?: string | undefined
  readonly site?: string | undefined
  /** Path, with slashes around it. */
  readonly base: string
  readonly out: string
}

function readArguments(): Arguments {
  try {
    const { values } = parseArgs({
      options: {
        feed: { type: 'string' },
        site: { type: 'string' },
        base: { type: 'string', default: '/' },
        out: { type: 'string', default: 'dist' },
      },
    })
    if (!/^\/(?:[\w.~-]+\/)*$/.test(values.base)) {
      throw new CommandError(`"${values.base}" is no path: it should begin and end with a slash.`)
    }
    return { ...values, out: resolve(values.out) }
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw new CommandError(`${(error as Error).message.split('. ')[0]}. ${usage}`)
  }
}

function describeReading(postCount: number, leftOutCount: number): string {
  const leftOut = leftOutCount > 0 ? `, ${counted(leftOutCount, 'item', 'items')} left out` : ''
  return `${counted(postCount, 'post', 'posts')} read${leftOut}`
}

await runCommand(publish)
