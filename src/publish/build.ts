import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { counted } from './check/counted.ts'
import { CommandError, runCommand } from './CommandError.ts'
import { createDraftFile, type DraftPlace } from './drafts/draftFile.ts'
import { openProgram } from './pages/openProgram.ts'
import { writePages } from './pages/writePages.ts'
import { createProgress, type Progress } from './Progress.ts'
import { readPublication } from './readPublication.ts'
import { readSource, type Source } from './readSource.ts'
import { writeArchive } from './site/writeArchive.ts'
import { openFolder, type WrittenFiles } from './site/writeFiles.ts'
import { writeHeaders } from './site/writeHeaders.ts'
import { writeProgram } from './site/writeProgram.ts'
import { relatable } from './words/relatable.ts'
import { openCacheFolder } from './words/wordCacheFolder.ts'
import { wordsInThread } from './words/wordsInThread.ts'

const usage =
  'Usage: npm run build -- [--feed <file or URL>] [--site <site.json>] [--base </path/>] [--out <folder>]'

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
  const words = wordsInThread({ drafts: drafts.descriptor, cache: await openCacheFolder(out) })
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
        words.add(places, language)
        progress.step('Posts read', told.size)
      },
    )
    const { edition, leftOutCount } = publication
    progress.say(describeReading(edition.posts.length, leftOutCount))
    words.relate(relatable(publication, drafts, told))
    progress.say('Building the program')
    const program = await opening
    await writeProgram(program, source, files)
    await Promise.all([
      writePages(program, publication, { drafts, words, base, out }, files, progress),
      writeArchive(publication, drafts, words, files),
    ])
  } finally {
    building.abort()
    await words.end()
    drafts.close()
  }
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
