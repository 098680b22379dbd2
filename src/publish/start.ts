import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { parseSiteFile, SiteFileError, type Site } from '../model/Site.ts'
import { CommandError, runCommand } from './CommandError.ts'
import { serveSite } from './serveSite.ts'
import { prepareTrial } from './trialSite.ts'

const usage = 'Usage: npm start -- [--feed <file or URL>] [--port <number>]'
const root = fileURLToPath(new URL('../..', import.meta.url))

/** Builds Lectern and serves it over the sample feed, or over another one. */
async function start(): Promise<void> {
  const { feed, port } = readArguments()
  const trial = feed === undefined ? undefined : await prepareTrial(feed)
  await tryPort(port)
  await build({ root, logLevel: 'error' })
  const folder = fileURLToPath(new URL('build', `file://${root}`))
  const site = readSite(
    trial?.siteFile ?? (await readFile(`${folder}/site.json`, 'utf8')),
    `http://localhost:${port}/site.json`,
  )
  const { url } = await serveSite({ folder, port, ...trial, site })
  console.log(`Lectern is at ${url} with ${describe(feed)}. Ctrl+C stops it.`)
}

function readSite(text: string, url: string): Site {
  try {
    return parseSiteFile(text, url)
  } catch (error) {
    throw error instanceof SiteFileError ? new CommandError(error.message) : error
  }
}

function readArguments(): { feed: string | undefined; port: number } {
  try {
    const { values } = parseArgs({
      options: { feed: { type: 'string' }, port: { type: 'string', default: '4173' } },
    })
    const port = Number(values.port)
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new CommandError(`"${values.port}" is no port. It should be a number from 1 to 65535.`)
    }
    return { feed: values.feed, port }
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw new CommandError(`${(error as Error).message.split('. ')[0]}. ${usage}`)
  }
}

/** Takes the port once before anything is built: nobody should wait for a build to hear of it. */
async function tryPort(port: number): Promise<void> {
  const server = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve)
    })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reason =
      code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${code})`
    throw new CommandError(
      `Port ${port} ${reason}. Stop that, or choose one: npm start -- --port ${port + 1}`,
    )
  } finally {
    server.close()
  }
}

function describe(feed: string | undefined): string {
  return feed === undefined ? 'the sample feed' : `the feed ${feed}`
}

await runCommand(start)
