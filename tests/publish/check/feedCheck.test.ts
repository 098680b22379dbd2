import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { feed, postUrl, type FeedItem } from '../../factories/feed.ts'
import { soundItem } from './checkDocuments.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const node = join(root, 'node_modules/.bin/node')

interface Outcome {
  readonly exitCode: number
  readonly output: string
  readonly errors: string
}

/** `npm run feed:check -- …`, as npm runs it. */
function check(args: readonly string[], input = ''): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(
      node,
      ['src/publish/feedCheck.ts', ...args],
      { cwd: root },
      (error, output, errors) => resolve({ exitCode: Number(error?.code ?? 0), output, errors }),
    )
    child.stdin!.end(input)
  })
}

async function writeFeed(text: string, name = 'feed.json'): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'lectern-check-')), name)
  await writeFile(path, text)
  return path
}

interface Outcomes {
  readonly format: string | null
  readonly feed: Readonly<Record<string, unknown>> | null
  readonly posts: readonly Readonly<Record<string, unknown>>[]
  readonly problems: readonly Readonly<Record<string, unknown>>[]
}

function parse({ output }: Outcome): Outcomes {
  return JSON.parse(output) as Outcomes
}

it('finds nothing to mend in the sample feed', async () => {
  const { exitCode, output, errors } = await check(['public/feed.json'])
  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' })
  const lines = output.trimEnd().split('\n')
  expect(lines[0]).toMatch(
    /^JSON Feed, 41 posts, \d+ \w+ \d{4} to \d+ \w+ \d{4}, 10 authors, \d+ kB on 1 page$/,
  )
  expect(lines.at(-1)).toMatch(/^No problems.*: readers would be fine\.$/)
})

it('says what a publisher can mend, problems first', async () => {
  const items = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((slug) =>
    soundItem(slug, { authors: [], url: undefined, ...(slug === 'g' && { tags: ['Odd'] }) }),
  )
  const path = await writeFeed(JSON.stringify(feed([soundItem('z'), ...items])))
  expect(await check([path])).toEqual({
    exitCode: 1,
    errors: '',
    output: `JSON Feed, 8 posts, 15 January 2026, 1 author, 1.6 kB on 1 page

Problems

- 7 posts without a byline: no author has a name.
    Post a (post 2)
    Post b (post 3)
    Post c (post 4)
    Post d (post 5)
    Post e (post 6)
    and 2 more (--all lists them)

Advice

- 1 tag is used by one post only, so choosing it finds nothing else.
    Post g (post 8): “Odd”

1 problem to mend, 1 piece of advice.
`,
  })
  const { output } = await check([path, '--all'])
  expect(output).toContain('    Post g (post 8)\n')
  expect(output).not.toContain('more')
})

it('lets no feed steer the terminal', async () => {
  const odd = soundItem('a', { title: 'Red \u001b[31malert', date_published: 'To\nmorrow\u0007' })
  const { output } = await check([await writeFeed(JSON.stringify(feed([odd])))])
  expect(output).toContain(`    Red [31malert (${postUrl('a')}): “To morrow”\n`)
})

it('prints one JSON document with posts, newest first, and what was found', async () => {
  const items = [
    soundItem('old', { date_published: '2024-01-01' }),
    soundItem('new', { content_html: '<p><img src="pictures/1.png"></p>' }),
    { title: 'Nameless' },
  ]
  const document = JSON.stringify(feed(items, { description: 'What we try' }))
  const path = await writeFeed(document)
  const outcome = await check([path, '--json'])
  expect(outcome).toMatchObject({ exitCode: 1, errors: '' })
  const { format, feed: details, posts, problems } = parse(outcome)
  expect(format).toBe('json-feed')
  expect(details).toEqual({
    title: 'Saltmarsh Review',
    description: 'What we try',
    language: 'en-GB',
    homePageUrl: 'https://saltmarsh.example/',
    url: `file://${path}`,
    bytes: document.length,
    pages: 1,
  })
  expect(posts).toMatchObject([
    { slug: 'new', title: 'Post new', html: '<p><img src="pictures/1.png"></p>', tags: [] },
    { slug: 'old', published: '2024-01-01', authors: [{ slug: 'ida-fenwick' }] },
  ])
  expect(problems).toMatchObject([
    { code: 'no-id', severity: 'problem', posts: [{ title: 'Nameless', position: 3 }] },
    {
      code: 'missing-alt',
      severity: 'problem',
      posts: [{ title: 'Post new', url: postUrl('new'), position: 2, detail: 'pictures/1.png' }],
    },
    { code: 'image-hosts', severity: 'advice' },
  ])
})

it('reads standard input, whatever the format', async () => {
  const rss = `<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel><title>T</title>
    <link>https://saltmarsh.example/</link><language>en</language><item><guid>1</guid><title>One</title>
    <pubDate>2 Mar 2026 09:00 GMT</pubDate><author>ida@saltmarsh.example (Ida)</author>
    <description>Text</description></item></channel></rss>`
  const outcome = await check(['-', '--json'], rss)
  expect(outcome).toMatchObject({ exitCode: 0, errors: '' })
  expect(parse(outcome)).toMatchObject({
    format: 'rss',
    feed: { title: 'T', url: '-' },
    posts: [{ title: 'One', published: '2026-03-02T09:00:00Z' }],
  })
})

it('finds the next page of a file beside it', async () => {
  const path = await writeFeed(JSON.stringify(feed([soundItem('a')], { next_url: 'feed-2.json' })))
  await writeFile(join(path, '../feed-2.json'), JSON.stringify(feed([soundItem('b')])))
  const { exitCode, output } = await check([path])
  expect(exitCode).toBe(0)
  expect(output).toMatch(/^JSON Feed, 2 posts, .* on 2 pages\n/)
})

it('takes facets and hosts of pictures from a site file', async () => {
  const site = { facets: [{ id: 'branch' }], imageHosts: ['i.example'] }
  const sitePath = await writeFeed(JSON.stringify(site), 'site.json')
  const fields: FeedItem = {
    content_html: '<img src="https://i.example/1.png" alt="">',
    tags: ['Odd'],
    _reader: { branch: 'North' },
  }
  const path = await writeFeed(JSON.stringify(feed([soundItem('a', fields)])))
  const { posts, problems } = parse(await check([path, '--json', '--site', sitePath]))
  expect(posts[0]!['tags']).toEqual([{ facet: 'branch', slug: 'north', name: 'North' }])
  expect(problems.map(({ code }) => code)).toEqual(['one-off-tags'])
})

it.each<[string, string, string, string]>([
  ['a web page', '<!doctype html><p>Hello', 'web-page', 'A web page came back'],
  ['something else', 'Hello', 'not-json', 'The feed is not valid JSON.'],
  ['other JSON', '{"posts":1}', 'not-a-feed', 'This is JSON or XML, but not a feed'],
  ['nothing at all', '', 'not-json', 'The feed is not valid JSON.'],
])('says that %s is no feed, and exits with 2', async (_what, text, code, message) => {
  const path = await writeFeed(text)
  const plain = await check([path])
  expect(plain).toMatchObject({ exitCode: 2, output: '' })
  expect(plain.errors).toMatch(new RegExp(`^${message}.*\n$`))

  const outcome = await check([path, '--json'])
  expect(outcome.exitCode).toBe(2)
  expect(parse(outcome)).toEqual({
    format: null,
    feed: null,
    posts: [],
    problems: [
      { code, severity: 'problem', message: expect.stringContaining(message) as string, posts: [] },
    ],
  })
})

it('lists what a feed has of which nothing can be read', async () => {
  const path = await writeFeed(JSON.stringify(feed([{ title: 'A' }, { title: 'B' }])))
  const { exitCode, errors } = await check([path])
  expect(exitCode).toBe(2)
  expect(errors).toMatch(
    /^The feed has no posts that can be read\..*\n2 posts are left out: no id\.\n$/,
  )
})

const usage =
  'Usage: npm run feed:check -- <file, URL or -> [--json] [--all] [--no-links] [--site <site.json>]'

it.each<[string, string[], string]>([
  ['nothing', [], usage],
  ['two feeds', ['a.json', 'b.json'], usage],
  ['an unknown flag', ['a.json', '--jason'], `Unknown option '--jason'. ${usage}`],
  ['a file that is not there', ['no/such.json'], 'The feed no/such.json does not exist.'],
  ['a folder', ['src'], 'The feed src is a folder, not a file.'],
  ['no address', ['http://'], '"http://" is no address.'],
  [
    'a site file that is not there',
    ['public/feed.json', '--site', 'no.json'],
    'The site file no.json could not be read (ENOENT).',
  ],
])('says of %s in one line what is wrong, and exits with 2', async (_what, args, line) => {
  expect(await check(args)).toEqual({ exitCode: 2, output: '', errors: `${line}\n` })
})

interface Publisher {
  readonly url: string
  readonly requests: string[]
  close(): void
}

/** A publisher's server on this machine. */
async function publish(
  answer: (path: string, response: ServerResponse, request: IncomingMessage) => void,
): Promise<Publisher> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    answer(request.url!, response, request)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    requests,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** A feed in which posts of a server's own link to one another. */
function linkingFeed(): string {
  const html = ['there', 'gone', 'shy'].map((page) => `<a href="/${page}">${page}</a>`).join(' ')
  const own = (slug: string, content_html: string) =>
    soundItem(slug, { url: `/${slug}`, content_html })
  return JSON.stringify(
    feed([own('a', html), own('b', '<a href="/a">a</a>')], { home_page_url: '/' }),
  )
}

it('asks a server for the pages that posts link to, and whether others may read the feed', async () => {
  const { url, requests, close } = await publish((path, response, { method }) => {
    if (path === '/feed.json') response.setHeader('etag', '"1"').end(linkingFeed())
    else if (path === '/there' || (path === '/shy' && method === 'GET')) response.end('Here')
    else response.writeHead(path === '/gone' ? 410 : 404).end()
  })
  const outcome = await check([`${url}/feed.json`])
  expect(outcome).toMatchObject({ exitCode: 1, errors: '' })
  expect(outcome.output).toMatch(/^- Browsers may not read it from another site:/m)
  expect(outcome.output).toContain(`    Post a (${url}/a): ${url}/gone (410)\n`)
  expect(outcome.output).toContain(
    `Asked ${new URL(url).host} for 3 pages that posts link to. --no-links leaves that out.`,
  )
  expect(outcome.output).toMatch(/\n2 problems to mend\.\n$/)
  expect(requests.filter((line) => line.includes('/shy'))).toEqual(['HEAD /shy', 'GET /shy'])
  close()
})

it('asks for no pages where that is left out', async () => {
  const { url, requests, close } = await publish((_path, response) => {
    response.setHeader('access-control-allow-origin', '*').end(linkingFeed())
  })
  const outcome = await check([`${url}/feed.json`, '--no-links', '--json'])
  expect(outcome.exitCode).toBe(0)
  expect(parse(outcome).problems.map(({ code }) => code)).toEqual(['no-validators'])
  expect(new Set(requests)).toEqual(new Set(['GET /feed.json']))
  close()
})

it('follows a web page to the feed it links to', async () => {
  const { url, close } = await publish((path, response) => {
    response.setHeader('access-control-allow-origin', '*').setHeader('etag', '"1"')
    if (path === '/feed.json') response.end(linkingFeed())
    else if (path === '/') {
      response.end(
        '<!doctype html><link rel="alternate" type="application/feed+json" href="/feed.json">',
      )
    } else response.writeHead(404).end()
  })
  const outcome = await check([url, '--no-links'])
  expect(outcome).toMatchObject({ exitCode: 0, errors: '' })
  expect(outcome.output).toContain(`"feed": "${url}/feed.json"`)
  close()
})

it('says that a feed from the web breaks off, with what was read', async () => {
  const text = JSON.stringify(feed([soundItem('a'), soundItem('b')]))
  const { url, close } = await publish((_path, response) => {
    response.setHeader('access-control-allow-origin', '*').setHeader('etag', '"1"')
    response.end(text.slice(0, -30))
  })
  const outcome = await check([url, '--json'])
  expect(outcome.exitCode).toBe(1)
  expect(parse(outcome)).toMatchObject({
    format: 'json-feed',
    posts: [{ slug: 'a' }],
    problems: [{ code: 'cut-off', severity: 'problem' }],
  })
  close()
})

it.each<[string, number | undefined, string]>([
  ['answers with an error', 404, 'answered with error 404: there is nothing at this address.'],
  ['does not answer', undefined, 'could not be reached.'],
])('says in one line that an address %s, and exits with 2', async (_what, status, message) => {
  const { url, close } = await publish((_path, response) => {
    response.writeHead(status ?? 500).end()
  })
  if (!status) close()
  const address = `${url}/feed.json`
  const line = `The feed ${address} ${message}`
  const outcome = await check([address, '--json'])
  expect(outcome).toMatchObject({ exitCode: 2, errors: `${line}\n` })
  expect(parse(outcome)).toMatchObject({
    format: null,
    problems: [{ code: 'unreachable', message: line }],
  })
  close()
})
