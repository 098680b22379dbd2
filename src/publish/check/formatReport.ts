import type { FeedFormat } from '../../model/Feed.ts'
import { m } from '../../ui/messages/messages.ts'
import type { CheckedFeed } from './CheckedFeed.ts'
import { counted } from './counted.ts'
import type { Finding, FindingPost } from './Finding.ts'

export interface ReportOptions {
  /** Lists every post of a finding, however many. */
  readonly showsAll: boolean
  /** Lines about the checking itself. */
  readonly notes: readonly string[]
  /** Gives a heading the terminal's emphasis, where it has one. */
  readonly emphasize: (text: string) => string
}

const formatNames: Readonly<Record<FeedFormat, string>> = {
  'json-feed': 'JSON Feed',
  wordpress: 'WordPress',
  rss: 'RSS',
  atom: 'Atom',
  rdf: 'RSS 1.0 (RDF)',
}

/** The outcome in plain words: what the feed is, its problems, advice, and the verdict. */
export function formatReport(
  feed: CheckedFeed,
  findings: readonly Finding[],
  options: ReportOptions,
): string {
  const problems = findings.filter(({ severity }) => severity === 'problem')
  const advice = findings.filter(({ severity }) => severity === 'advice')
  return [
    options.emphasize(describeFeed(feed)),
    ...formatFindings('Problems', problems, options),
    ...formatFindings('Advice', advice, options),
    ...(options.notes.length > 0 ? [options.notes.join('\n')] : []),
    options.emphasize(verdict(problems.length, advice.length)),
  ].join('\n\n')
}

/** `JSON Feed, 41 posts, 12 March 2024 to 6 November 2026, 10 authors, 188 kB on 1 page` */
function describeFeed({ format, posts, pages }: CheckedFeed): string {
  const authors = new Set(posts.flatMap(({ draft }) => draft.authors.map(({ slug }) => slug)))
  const bytes = pages.reduce((sum, page) => sum + page.bytes, 0)
  return [
    formatNames[format],
    m.postCount(posts.length),
    describeDates(posts.flatMap(({ draft }) => draft.post.published ?? [])),
    counted(authors.size, 'author', 'authors'),
    `${m.size(bytes)} on ${counted(pages.length, 'page', 'pages')}`,
  ].join(', ')
}

function describeDates(dates: readonly string[]): string {
  const inOrder = dates.toSorted((a, b) => Date.parse(a) - Date.parse(b))
  const [first] = inOrder
  if (first === undefined) return 'no dates'
  const [from, to] = [m.date(first), m.date(inOrder.at(-1)!)]
  return from === to ? from : `${from} to ${to}`
}

function formatFindings(
  heading: string,
  findings: readonly Finding[],
  { showsAll, emphasize }: ReportOptions,
): readonly string[] {
  if (findings.length === 0) return []
  const parts = findings.map(({ message, posts }) =>
    [`- ${printable(message)}`, ...listPosts(posts, showsAll)].join('\n'),
  )
  return [emphasize(heading), ...parts]
}

const shownPosts = 5

function listPosts(posts: readonly FindingPost[], showsAll: boolean): readonly string[] {
  const shown = showsAll ? posts : posts.slice(0, shownPosts)
  const rest = posts.length - shown.length
  const lines = shown.map((post) => `    ${printable(describePost(post))}`)
  return rest > 0 ? [...lines, `    and ${m.number(rest)} more (--all lists them)`] : lines
}

function describePost({ title, url, position, detail }: FindingPost): string {
  return `${title} (${url ?? `post ${position}`})${detail ? `: ${detail}` : ''}`
}

/** On one line, and without what a feed could steer the terminal with. */
function printable(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\p{Cc}/gu, '')
}

function verdict(problems: number, advice: number): string {
  const suggestions = counted(advice, 'piece of advice', 'pieces of advice')
  if (problems > 0) {
    return `${counted(problems, 'problem', 'problems')} to mend${advice > 0 ? `, ${suggestions}` : ''}.`
  }
  return `No problems${advice > 0 ? `, ${suggestions}` : ''}: readers would be fine.`
}
