import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { parseArgs, styleText } from 'node:util'
import type { ArchiveFault } from '../archive/Archive.ts'
import { parseSite, parseSiteFile, SiteFileError, type Site } from '../model/Site.ts'
import { m } from '../ui/messages/messages.ts'
import { askServer, noAnswers } from './check/askServer.ts'
import type { CheckedFeed, ServerAnswers } from './check/CheckedFeed.ts'
import { checkFeed } from './check/checkFeed.ts'
import { openFeedInput, type FeedInput } from './check/FeedInput.ts'
import type { Finding } from './check/Finding.ts'
import { formatJson, formatNoFeed } from './check/formatJson.ts'
import { formatReport } from './check/formatReport.ts'
import { readCheckedFeed } from './check/readCheckedFeed.ts'
import { leftOutFindings } from './check/readingFindings.ts'
import { CommandError, runCommand } from './CommandError.ts'

const usage =
  'Usage: npm run feed:check -- <file, URL or -> [--json] [--all] [--no-links] [--site <site.json>]'

/** Exit codes besides 0: something to mend · no feed, or arguments that make no sense. */
const exitCodes = { problems: 1, noFeed: 2 }

/** Reads a feed as the reader does, and tells its publisher what could be better. */
async function check(): Promise<void> {
  const options = readArguments()
  const site = await readSite(options.site)
  const { input, feed, refusal } = await read(options.feed, site)
  if (feed) await report(feed, input, site, options)
  else refuse(refusal, options)
}

type Options = ReturnType<typeof readArguments>

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        'no-links': { type: 'boolean', default: false },
        site: { type: 'string' },
      },
    })
    const [feed] = positionals
    if (!feed || positionals.length > 1) throw new CommandError(usage)
    return { ...values, feed }
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw new CommandError(`${(error as Error).message.split('. ')[0]}. ${usage}`)
  }
}

async function readSite(path: string | undefined): Promise<Site> {
  if (path === undefined) return parseSite({}, 'http://localhost/site.json')
  try {
    return parseSiteFile(await readFile(path, 'utf8'), pathToFileURL(path).href)
  } catch (error) {
    if (error instanceof SiteFileError) throw new CommandError(error.message)
    const { code } = error as NodeJS.ErrnoException
    throw new CommandError(`The site file ${path} could not be read (${code}).`)
  }
}

type ReadInput =
  | { readonly input: FeedInput; readonly feed: CheckedFeed; readonly refusal?: never }
  | { readonly input?: never; readonly feed?: never; readonly refusal: readonly Finding[] }

async function read(argument: string, site: Site): Promise<ReadInput> {
  let input: FeedInput
  try {
    input = await openFeedInput(argument)
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    return { refusal: [problem('unreachable', error.message)] }
  }
  const feed = await readCheckedFeed(input, site, (pages, posts) => {
    showProgress(`Reading: page ${m.number(pages)}, ${m.postCount(posts)}`)
  })
  clearProgress()
  if ('posts' in feed) return { input, feed }
  const { fault, problems } = feed
  const reason = problem(codeOf(fault), input.localize(m.fault(fault)))
  return { refusal: [reason, ...leftOutFindings(problems)] }
}

function codeOf(fault: ArchiveFault): string {
  return fault.kind === 'format' ? fault.fault : fault.kind
}

function problem(code: string, message: string): Finding {
  return { code, severity: 'problem', message, posts: [] }
}

async function report(
  feed: CheckedFeed,
  input: FeedInput,
  { facets, imageHosts }: Site,
  options: Options,
): Promise<void> {
  const answers = await askAbout(feed, options)
  const findings = checkFeed(feed, { facets, imageHosts, now: Date.now(), answers })
  const text = options.json
    ? formatJson(feed, findings)
    : formatReport(feed, findings, {
        showsAll: options.all,
        notes: answers.notes,
        // It leaves the text alone where it does not go to a terminal, and where NO_COLOR is set.
        emphasize: (heading) => styleText('bold', heading, { stream: process.stdout }),
      })
  console.log(input.localize(text))
  if (findings.some(({ severity }) => severity === 'problem')) {
    process.exitCode = exitCodes.problems
  }
}

/** From a file or standard input nobody is asked. */
async function askAbout(feed: CheckedFeed, options: Options): Promise<ServerAnswers> {
  if (!feed.isWeb) return noAnswers
  const answers = await askServer(feed, {
    asksLinks: !options['no-links'],
    onProgress: (page, pageCount) => {
      showProgress(`Asking for linked page ${m.number(page)} of ${m.number(pageCount)}`)
    },
  })
  clearProgress()
  return answers
}

/** The reasons are for people also where a program reads the rest. */
function refuse(reasons: readonly Finding[], { json }: Options): void {
  if (json) console.log(formatNoFeed(reasons))
  for (const { message } of reasons) console.error(message)
  process.exitCode = exitCodes.noFeed
}

/** One line that is written over, for people who wait. */
function showProgress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`)
}

function clearProgress(): void {
  showProgress('')
}

// Piped into `head`, the output is not wanted to its end.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

await runCommand(check, exitCodes.noFeed)
