import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { siteRoot } from '../archive/published/publishedFiles.ts'
import { parseSiteFile, SiteFileError, type Site } from '../model/Site.ts'
import { openLocally, readBytes } from './check/FeedInput.ts'
import { CommandError } from './CommandError.ts'
import { prepareTrial } from './trialSite.ts'

/** Of the project: its own publication is in it. */
export const publicFolder = fileURLToPath(new URL('../../public', import.meta.url))

/** What is to be published. */
export interface Source {
  readonly site: Site
  /**
   * What takes the place of files of the program: the site file, and a feed that is one, as its path.
   */
  readonly files: ReadonlyMap<string, Uint8Array | string>
  readonly open: ReturnType<typeof openLocally>
}

/**
 * Where the posts come from: the site file of the project or another one, and its feed or another.
 *
 * @throws {CommandError} when the site file cannot be read, or is none
 */
export async function readSource(
  feed: string | undefined,
  path: string | undefined,
): Promise<Source> {
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
