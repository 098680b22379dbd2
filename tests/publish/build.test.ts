import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url))

interface Outcome {
  readonly exitCode: number
  readonly errors: string
}

/** `npm run build -- …` */
function build(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(node, ['src/publish/build.ts', ...args], { cwd: root }, (error, _output, errors) => {
      resolve({ exitCode: Number(error?.code ?? 0), errors })
    })
  })
}

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-build-'))
})
afterAll(() => rm(folder, { recursive: true }))

const usage =
  'Usage: npm run build -- [--feed <file or URL>] [--site <site.json>] [--base </path/>] [--out <folder>]'

describe('what cannot be done', () => {
  it.each<[string, string[], string]>([
    ['an unknown flag', ['--fed', 'x'], `Unknown option '--fed'. ${usage}`],
    [
      'a feed that is not there',
      ['--feed', 'no/such.json'],
      'The feed no/such.json does not exist.',
    ],
    [
      'a site file that is not there',
      ['--site', 'no/site.json'],
      'The site file no/site.json does not exist.',
    ],
    [
      'a base without its slashes',
      ['--base', 'blog'],
      '"blog" is no path: it should begin and end with a slash.',
    ],
    [
      'a folder that cannot be made',
      ['--out', join(root, 'package.json', 'site')],
      `The folder ${join(root, 'package.json', 'site')} cannot be written to (ENOTDIR).`,
    ],
  ])('is said in one line: %s', async (_what, args, line) => {
    expect(await build(...args)).toEqual({ exitCode: 1, errors: `${line}\n` })
  })

  it('a feed that is none is not published', async () => {
    const feed = join(folder, 'page.html')
    await writeFile(feed, '<!doctype html><p>Not a feed</p>')
    const { exitCode, errors } = await build('--feed', feed, '--out', join(folder, 'none'))
    expect(exitCode).toBe(1)
    expect(errors).toMatch(/^The feed .* was not read whole\. .+\n$/)
  })
})

describe('a published sample', () => {
  let out: string
  let first: Outcome

  beforeAll(async () => {
    out = join(folder, 'sample')
    first = await build('--base', '/journal/', '--out', out)
  }, 60_000)

  const read = (path: string) => readFile(join(out, path), 'utf8')
  const post = 'posts/twelve-weeks-one-ward/index.html'

  it('tells in plain lines how far it is', () => {
    expect(first.exitCode).toBe(0)
    expect(first.errors.split('\n')).toEqual(
      expect.arrayContaining([
        '41 posts read',
        'Building the program',
        expect.stringMatching(/^Pages written: \d+ of \d+/),
        expect.stringMatching(/: \d+ files written, 0 as they were, 0 removed\. [\d.]+ s\.$/),
      ]),
    )
  })

  it('has a page for every list, post, author and topic', async () => {
    for (const path of [
      'index.html',
      'page/2/index.html',
      'page/3/index.html',
      post,
      'authors/index.html',
      'authors/idris-penhallow-vane/index.html',
      'topics/index.html',
      'topics/type/blog/index.html',
    ]) {
      expect(await read(path), path).toMatch(/<h1[^>]*>[^<]+<\/h1>/)
    }
  })

  it('has the site file, the feed and the pictures of the sample', async () => {
    for (const path of ['site.json', 'feed.json', 'sample/ledger.svg']) {
      expect(await read(path), path).toBe(await readFile(join(root, 'public', path), 'utf8'))
    }
  })

  it('says in the head of a post what it is', async () => {
    const page = await read(post)
    expect(page).toContain(
      '<title>Twelve weeks, one ward: testing a quieter night – Fernhollow Health Innovation Network</title>',
    )
    expect(page).toContain('<html lang="en-GB"')
    expect(page).toMatch(/<meta name="description" content="[^"]{40,}" \/>/)
    expect(page).toMatch(/<link rel="canonical" href="https:\/\/fernhollow\.example\/[^"]+" \/>/)
    expect(page).toMatch(/<meta property="og:title" content="Twelve weeks, one ward/)
    const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)!
    expect(JSON.parse(json!)).toMatchObject({
      '@type': 'Article',
      headline: 'Twelve weeks, one ward: testing a quieter night',
      author: [{ name: 'Dr Idris Penhallow-Vane' }, { name: 'Tamsin Quillfeather' }],
    })
  })

  it('holds the text of a post once, and all its styles', async () => {
    const page = await read(post)
    expect(page.split('a door that slammed')).toHaveLength(2)
    expect(page).not.toMatch(/rel="stylesheet"(?![^>]* disabled)/)
  })

  it('allows in its headers just the styles that stand in pages', async () => {
    const { 'Content-Security-Policy': policy } = JSON.parse(await read('headers.json')) as Record<
      string,
      string
    >
    for (const path of ['index.html', post, 'authors/index.html']) {
      const [, css] = /<style>(.*?)<\/style>/s.exec(await read(path))!
      const hash = createHash('sha256').update(css!).digest('base64')
      expect(policy).toContain(`'sha256-${hash}'`)
      // Neither styles nor scripts may stand in attributes, which no hash lets pass.
      expect(await read(path)).not.toMatch(/<[^>]+ (?:style|on[a-z]+)="/)
    }
  })

  it('leads nowhere but under its base, and names no place of its own', async () => {
    for (const path of await htmlFiles(out)) {
      const page = await read(path)
      for (const [, address] of page.matchAll(/ (?:href|src)="(\/[^"]*)"/g)) {
        expect(address, path).toMatch(/^\/journal\//)
      }
      // But for the data, whose reader knows where the site is.
      expect(page.replace(/<script type="application\/json".*<\/script>/s, ''), path).not.toContain(
        'https://site.invalid',
      )
    }
  })

  it('is the same when it is built again, and nothing of it is written anew', async () => {
    const before = await stat(join(out, post))
    const again = await build('--base', '/journal/', '--out', out)
    expect(again.errors).toMatch(/: 0 files written, \d+ as they were, 0 removed/)
    expect((await stat(join(out, post))).mtimeMs).toBe(before.mtimeMs)
  })

  it('is written anew where a post has changed, without what is gone, and keeps other files', async () => {
    await writeFile(join(out, 'CNAME'), 'journal.example')
    const feed = JSON.parse(await readFile(join(root, 'public/feed.json'), 'utf8')) as {
      items: { title: string }[]
    }
    const changed = join(folder, 'changed.json')
    feed.items.splice(0, 1)
    feed.items[0]!.title = 'Another title'
    await writeFile(changed, JSON.stringify(feed))
    const { exitCode } = await build('--feed', changed, '--out', out)
    expect(exitCode).toBe(0)
    expect(await read('index.html')).toContain('Another title')
    expect(await read('CNAME')).toBe('journal.example')
    expect(JSON.parse(await read('feed.json'))).toEqual(feed)
    expect(await readdir(join(out, 'posts'))).toHaveLength(40)
  })
})

describe('a site that is built over an earlier one', () => {
  const oldTitle = 'Quorvane meets the harbour'
  const newTitle = 'Quorvane leaves the harbour'
  let out: string

  async function buildWith(title: string): Promise<Outcome> {
    const feed = join(folder, 'grown.json')
    const items = Array.from({ length: 45 }, (_value, at) => ({
      id: `post-${at}`,
      url: `https://feed.example/post-${at}`,
      title: at === 0 ? title : `Number ${at} of many`,
      // Two are related to the first.
      content_html: `<p>Herring, nets and quays ${at}.${at === 4 || at === 8 ? ' Quorvane.' : ''}</p>`,
      date_published: new Date(Date.UTC(2026, 0, 60 - at)).toISOString(),
      authors: [{ name: at % 3 ? 'Ann' : 'Bea' }],
    }))
    const document = { version: 'https://jsonfeed.org/version/1.1', title: 'Feed', items }
    await writeFile(feed, JSON.stringify(document))
    return build('--feed', feed, '--out', out)
  }

  async function readPages(): Promise<ReadonlyMap<string, { text: string; writtenAt: number }>> {
    const paths = await htmlFiles(out)
    const pages = paths.map(async (path) => {
      const text = await readFile(join(out, path), 'utf8')
      return [path, { text, writtenAt: (await stat(join(out, path))).mtimeMs }] as const
    })
    return new Map(await Promise.all(pages))
  }

  beforeAll(async () => {
    out = join(folder, 'grown')
    expect(await buildWith(oldTitle)).toMatchObject({ exitCode: 0 })
  }, 60_000)

  it('has a changed title in every page that shows it, and no other page is written', async () => {
    const before = await readPages()
    const showing = [...before].filter(([, { text }]) => text.includes(oldTitle))
    const kinds = showing.map(([path]) => path.replace(/[\w-]+\/index\.html$/, ''))
    expect(kinds).toEqual(expect.arrayContaining(['index.html', 'posts/', 'authors/']))
    expect(kinds.filter((kind) => kind === 'posts/').length).toBeGreaterThan(1)

    expect(await buildWith(newTitle)).toMatchObject({ exitCode: 0 })
    const after = await readPages()
    for (const [path, { text, writtenAt }] of after) {
      expect(text, path).not.toContain(oldTitle)
      const was = before.get(path)!
      if (!was.text.includes(oldTitle)) expect(text === was.text, path).toBe(true)
      if (text === was.text) expect(writtenAt, path).toBe(was.writtenAt)
      if (was.text.includes(oldTitle)) expect(text, path).toContain(newTitle)
    }
  }, 60_000)

  it('has the same files as one that is built from nothing', async () => {
    const fresh = join(folder, 'fresh')
    const outcome = await build('--feed', join(folder, 'grown.json'), '--out', fresh)
    expect(outcome.exitCode, outcome.errors).toBe(0)
    expect(await hashFiles(out)).toEqual(await hashFiles(fresh))
  }, 60_000)

  it('writes a page again that somebody has changed or removed', async () => {
    const before = await readPages()
    const [changed, removed] = ['index.html', 'authors/index.html']
    await writeFile(join(out, changed), 'something else')
    await rm(join(out, removed))
    expect((await buildWith(newTitle)).errors).toMatch(/: 2 files written, \d+ as they were, 0/)
    const after = await readPages()
    for (const path of [changed, removed]) {
      expect(after.get(path)!.text === before.get(path)!.text, path).toBe(true)
    }
  }, 60_000)

  it.each(['', 'no list \u0000 of pages\n\n- -'])(
    'is the same where the list of pages is damaged: "%s"',
    async (damaged) => {
      const before = await readPages()
      await writeFile(join(out, 'lectern-pages.txt'), damaged)
      expect((await buildWith(newTitle)).errors).toMatch(/: 0 files written/)
      expect(await readPages()).toEqual(before)
    },
    60_000,
  )
})

/** But for the list of pages, which knows when they were written. */
async function hashFiles(of: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(of, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && entry.name !== 'lectern-pages.txt')
  const hashes = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name)
    const content = await readFile(path)
    return [relative(of, path), createHash('sha1').update(content).digest('hex')] as const
  })
  return Object.fromEntries(await Promise.all(hashes))
}

async function htmlFiles(of: string): Promise<string[]> {
  const names = await readdir(of, { recursive: true })
  return names.filter((name) => name.endsWith('index.html'))
}
