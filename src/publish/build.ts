import { readdir, readFile } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { answerPost, answerPublication } from '../archive/answers.ts'
import { siteRoot } from '../archive/published/publishedFiles.ts'
import { parseSiteFile, SiteFileError, type Site } from '../model/Site.ts'
import type { RelatedPost } from '../search/related/relatedPosts.ts'
import { counted } from './check/counted.ts'
import { openLocally, readBytes } from './check/FeedInput.ts'
import { CommandError, runCommand } from './CommandError.ts'
import { headersFile, securityHeaders } from './headers.ts'
import { countScreens, listScreens } from './pages/listScreens.ts'
import { createPageWriter } from './pages/createPageWriter.ts'
import { buildProgram, type Program } from './pages/Program.ts'
import { createProgress, type Progress } from './Progress.ts'
import { readPublication } from './readPublication.ts'
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
  } else await publishAll(source, base, files, progress)
  const { written, kept, removed } = await files.finish()
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  progress.say(
    `${out}: ${counted(written, 'file', 'files')} written, ${kept} as they were, ${removed} removed. ${seconds} s.`,
  )
}

/** Of posts that must not be copied there is nothing to publish but the way to read them. */
async function publishProgram(source: Source, base: string, files: WrittenFiles): Promise<void> {
  const program = await buildProgram(base, { isPublished: false })
  try {
    await writeProgram(program, source, files)
    await files.write({ path: 'index.html', content: program.shell })
    await writeHeaders(source.site, [], files)
  } finally {
    await program.discard()
  }
}

async function publishAll(
  source: Source,
  base: string,
  files: WrittenFiles,
  progress: Progress,
): Promise<void> {
  const publication = await readPublication(source.site, source.open, (postCount) =>
    progress.step('Posts read and indexed', postCount),
  )
  progress.say(describeReading(publication.edition.posts.length, publication.leftOutCount))
  progress.say('Building the program')
  const program = await buildProgram(base, { isPublished: true })
  try {
    await writeProgram(program, source, files)
    const related = await writePages(program, publication, base, files, progress)
    const { edition, find } = publication
    const archive = archiveFiles({
      edition,
      pageOf: async (slug) => (await answerPost(edition, slug, related.get(slug)))!,
      sectionsOf: async (origin) => find(origin)!.sections,
    })
    for await (const file of archive) await files.write(file)
  } finally {
    await program.discard()
  }
}

interface Source {
  readonly site: Site
  /** Files that take the place of those of the program: the site file, and a feed that is one. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly open: ReturnType<typeof openLocally>
}

/** Where the posts come from: the site file of the project or another one, and its feed or another. */
async function readSource(feed: string | undefined, path: string | undefined): Promise<Source> {
  const trial = feed === undefined ? undefined : await prepareTrial(feed)
  const files = new Map<string, Uint8Array>()
  if (trial?.feed?.kind === 'file') files.set('feed.json', await readFile(trial.feed.path))
  const own = path === undefined ? trial?.siteFile : await readSiteFile(path)
  const text = own ?? (await readSiteFile(join(publicFolder, 'site.json')))
  const site = feed === undefined ? text : withFeed(text, feed)
  if (site !== text || own !== undefined) files.set('site.json', new TextEncoder().encode(site))
  return {
    site: parseSite(site),
    files,
    open: openLocally(siteRoot, (name) => {
      const file = files.get(name.slice(1))
      return file ? bytesOf(file) : readBytes(join(publicFolder, name))
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
  for (const [path, content] of own) await files.write({ path, content })
  // What differs from reader to reader is not written ahead of time, and starts from the shell.
  for (const path of ['404.html', 'saved/index.html', 'following/index.html']) {
    await files.write({ path, content: shell })
  }
  if (!paths.includes(shellFile)) throw new Error('publish: the program has no shell')
}

/** @returns slug of each post → what is related to it, which takes long to find out */
async function writePages(
  program: Program,
  { edition }: Awaited<ReturnType<typeof readPublication>>,
  base: string,
  files: WrittenFiles,
  progress: Progress,
): Promise<ReadonlyMap<string, readonly RelatedPost[]>> {
  const publication = answerPublication(
    edition.stored.site,
    edition.details,
    `${siteRoot}site.json`,
  )
  const writer = createPageWriter(program, publication, base)
  const total = countScreens(edition)
  const related = new Map<string, readonly RelatedPost[]>()
  let done = 0
  for await (const screen of listScreens(edition, publication)) {
    await files.write(await writer.write(screen))
    progress.step('Pages written', ++done, total)
    if (screen.page) related.set(screen.page.post.slug, screen.page.related)
  }
  await writeHeaders(edition.stored.site, writer.styleHashes(), files)
  return related
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
