import { parseSite } from '../../src/model/Site.ts'
import { authorsOf, postsOf, readAll, type ReadPost, type WholeReading } from '../feed/readAll.ts'
import { guildPublication } from './guildPublication.ts'
import type { NewPost } from './Publication.ts'
import { expect, test } from './reader.ts'

const { facets } = parseSite(
  {
    facets: [
      { id: 'type', from: ['post_type'] },
      { id: 'audience' },
      { id: 'shore', from: ['region'] },
      { id: 'subject', from: ['category'] },
      { id: 'keyword', from: ['post_tag'] },
    ],
  },
  'https://reader.example/site.json',
)

const collections = [
  { name: 'posts', label: 'Blog' },
  { name: 'news', label: 'News' },
  { name: 'case-study', label: 'Case study' },
]
const typeNames = { post: 'Blog', news: 'News', case_study: 'Case study' } as const

/** Posts of the guild that a stranger may see, by slug. */
const published = guildPublication.posts.filter(({ status = 'publish' }) => status === 'publish')

let reading: WholeReading
/** Each post as it was typed in, beside what was read. */
let pairs: readonly (readonly [NewPost, ReadPost])[]

test.beforeAll(async ({ wordpress: { url } }) => {
  reading = await readAll({ url, collections }, { facets })
  const posts = new Map(postsOf(reading).map((read) => [read.post.slug, read]))
  pairs = published.map((typed) => [typed, posts.get(typed.slug)!])
})

function toText(html: string): string {
  const text = html.replace(/<!--.*?-->|<[^>]+>/g, ' ').replaceAll('&lt;', '<')
  return text.replace(/\s+/g, ' ').replace(/ (?=[,.;:])/g, '').trim() // prettier-ignore
}

test.describe('the adapted posts of a real WordPress', () => {
  test('are those that are published, without complaint, under the slug of their address', ({
    wordpress,
  }) => {
    expect(reading.fault).toBeUndefined()
    expect(reading.problems).toEqual([])
    expect(reading.details).toEqual({
      title: guildPublication.title,
      description: guildPublication.tagline,
      homePageUrl: wordpress.url,
    })
    const slugs = postsOf(reading).map(({ post }) => post.slug)
    expect(slugs.toSorted()).toEqual(published.map(({ slug }) => slug).toSorted())
  })

  test('have the titles that were typed, as plain text', () => {
    for (const [typed, { post }] of pairs) {
      expect(post.title).toBe(typed.title.replace(/<[^>]+>/g, ''))
      expect(post.isTitleDerived).toBeUndefined()
    }
  })

  test('are dated by the clocks of the site, and updated only where it was later', () => {
    for (const [{ date, modified }, { post }] of pairs) {
      expect(siteTime(post.published!)).toBe(date)
      expect(post.published!.slice(0, 10), 'the day that the site says').toBe(date!.slice(0, 10))
      expect(post.updated && siteTime(post.updated)).toBe(modified)
    }
  })

  test('come newest first, the sticky one among them', () => {
    const byDate = published.toSorted((a, b) => b.date!.localeCompare(a.date!))
    const read = postsOf(reading)
    expect(read.map(({ post }) => post.slug)).toEqual(byDate.map(({ slug }) => slug))
  })

  test('name their author, who has a biography on one line and an address', () => {
    const { authors } = guildPublication
    for (const [typed, { post }] of pairs) {
      const author = authors.find(({ login }) => login === typed.author)!
      expect(post.authors.map(({ name }) => name)).toEqual([author.name])
    }
    const read = authorsOf(reading)
    for (const { name, bio, url } of authors) {
      expect(read.find((author) => author.name === name)).toMatchObject({ bio: toText(bio), url })
    }
  })

  test('file their terms under the facets that the site file maps', () => {
    for (const [{ type = 'post', terms = {} }, { post }] of pairs) {
      const tags = Object.groupBy(post.tags, ({ facet }) => facet)
      const names = (facet: string) => (tags[facet] ?? []).map(({ name }) => name).toSorted()
      expect(names('type')).toEqual([typeNames[type]])
      expect(names('audience')).toEqual(termNames('audience', terms.audience))
      expect(names('shore')).toEqual(termNames('region', terms.region))
      expect(names('subject')).toEqual(termNames('category', terms.category))
      expect(names('keyword')).toEqual(termNames('post_tag', terms.post_tag))
    }
  })

  test('have their picture with its words and its sizes', () => {
    for (const [typed, { post }] of pairs) {
      const picture = guildPublication.pictures.find(({ file }) => file === typed.picture)
      expect(post.image?.url.replace(/.*\//, '')).toBe(picture?.file)
      expect(post.image?.alt).toBe(picture?.alt || undefined)
      if (!picture || picture.width < 300) {
        expect(post.image?.sizes).toBeUndefined()
        continue
      }
      const widths = [300, 768, 1024, 1536, picture.width].filter((width) => width <= picture.width)
      const read = post.image!.sizes!.map(({ width }) => width)
      expect(read, picture.file).toEqual([...new Set(widths)])
    }
  })

  test('have the excerpt for a summary, with an ellipsis where WordPress cut it', () => {
    for (const [{ excerpt, content, password }, { post }] of pairs) {
      if (password) continue
      if (excerpt) {
        expect(post.summary).toBe(excerpt)
        continue
      }
      const words = toText(content).split(' ')
      const isCut = words.length > 55
      expect(post.summary).toBe(words.slice(0, 55).join(' ') + (isCut ? '…' : ''))
    }
  })

  test('have the whole text, under its headings', () => {
    for (const [{ content, password }, { post, sections }] of pairs) {
      if (password) continue
      const text = sections.map((section) => `${section.heading} ${section.text}`).join(' ')
      expect(text.replace(/\s+/g, ' ')).toBe(toText(content))
      expect(post.isExcerpt).toBeUndefined()
    }
  })

  test('say where a password is needed, and give nothing away', () => {
    const behind = pairs.filter(([, { post }]) => post.isProtected)
    expect(behind.map(([{ slug }]) => slug)).toEqual(
      published.filter(({ password }) => password).map(({ slug }) => slug),
    )
    const [[typed, { post, sections }]] = behind as [(typeof behind)[number]]
    expect(post).toMatchObject({ title: typed.title, html: '', words: 0 })
    expect(post.summary).toBeUndefined()
    expect(sections).toEqual([])
  })
})

/** What the clocks of the guild show, as it is typed in. */
function siteTime(iso: string): string {
  const { timeZone } = guildPublication
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  return format.format(new Date(iso))
}

function termNames(taxonomy: string, slugs: readonly string[] = []): readonly string[] {
  return guildPublication.terms
    .filter((term) => term.taxonomy === taxonomy && slugs.includes(term.slug))
    .map(({ name }) => name)
    .toSorted()
}
