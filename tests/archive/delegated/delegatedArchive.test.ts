import { describe, expect, it } from 'vitest'
import type { SearchResult } from '../../../src/search/search.ts'
import type { TextPart } from '../../../src/search/text/snippet.ts'
import { harbourContent, numberedPosts } from './harbourContent.ts'
import { ask, publish, titlesOf, visit } from './visitWordPress.ts'

const noon = '2022-01-01T12:00:00'

function marked(parts: readonly TextPart[] = []): readonly string[] {
  return parts.filter(({ isMatch }) => isMatch).map(({ text }) => text)
}

function valuesOf({ facets }: SearchResult, facet: string) {
  return facets.find(({ id }) => id === facet)?.values ?? []
}

describe('a list', () => {
  it('is the newest posts, whole, with authors, tags and WordPress’s own slugs', async () => {
    const archive = visit(await publish(harbourContent))
    const { hits, total, page, pageCount, sort } = await ask(archive)
    expect({ total, page, pageCount, sort }).toEqual({ total: 4, page: 1, pageCount: 1, sort: 'newest' }) // prettier-ignore
    expect(hits.map(({ post }) => post.slug)).toEqual([
      'öl-auf-wasser',
      'oars',
      'rope-walk',
      'slipway-garden',
    ])
    expect(hits[1]!.post).toMatchObject({
      id: 'https://guild.example/?p=103',
      authors: [{ slug: 'ida-fenwick', name: 'Ida Fenwick' }],
      words: 7,
    })
    expect(hits[1]!.post.tags.map(({ facet, slug }) => [facet, slug])).toEqual([
      ['topic', 'gardens'],
      ['topic', 'boats-and-oars'],
      ['region', 'north-shore'],
    ])
  })

  it('goes by date in either direction', async () => {
    const archive = visit(await publish(harbourContent))
    expect((await titlesOf(archive, { sort: 'oldest' }))[0]).toBe('A garden on the slipway')
  })

  it('has pages, and shows the last for one that lies behind it', async () => {
    const archive = visit(await publish({ posts: numberedPosts(45) }))
    expect(await ask(archive)).toMatchObject({ total: 45, page: 1, pageCount: 3 })
    expect((await titlesOf(archive, { page: 2 }))[0]).toBe('posts 25')
    const behind = await ask(archive, { page: 9 })
    expect(behind).toMatchObject({ total: 45, page: 3, pageCount: 3 })
    expect(behind.hits).toHaveLength(5)
  })

  it('says that there may be more where the host hides how many there are', async () => {
    const server = await publish({ posts: numberedPosts(45) })
    server.hideTotals()
    const archive = visit(server)
    expect(await ask(archive)).toMatchObject({ total: 20, isTotalLeast: true, pageCount: 2 })
    const last = await ask(archive, { page: 3 })
    expect(last).toMatchObject({ total: 45, pageCount: 3 })
    expect(last.isTotalLeast).toBeUndefined()
  })

  it('asks for no more than it shows, and for each thing once', async () => {
    const server = await publish({ posts: numberedPosts(300) })
    const archive = visit(server)
    await ask(archive)
    await ask(archive, { page: 2 })
    await ask(archive)
    const lists = server.requests.filter((address) => /[?&]_embed=/.test(address))
    expect(lists).toHaveLength(2)
    for (const address of lists) expect(address).toContain('per_page=20')
    expect(server.requests).toHaveLength(new Set(server.requests).size)
    expect(server.requests.length).toBeLessThan(12)
  })
})

describe('several collections', () => {
  const posts = [
    ...numberedPosts(50),
    ...numberedPosts(30, { collection: 'news', from: '2020-01-11T12:00:00Z', firstId: 1001 }),
  ]
  const several = { collections: { posts: 'Blog', news: 'News' } }

  it('are one list by date, on each page of it', async () => {
    const archive = visit(await publish({ posts }, several))
    const inOrder = posts.toSorted((a, b) => (a.date < b.date ? 1 : -1)).map(({ title }) => title)
    expect(await ask(archive)).toMatchObject({ total: 80, pageCount: 4 })
    const listed = [
      ...(await titlesOf(archive)),
      ...(await titlesOf(archive, { page: 2 })),
      ...(await titlesOf(archive, { page: 3 })),
      ...(await titlesOf(archive, { page: 4 })),
    ]
    expect(listed).toEqual(inOrder)
    expect(await titlesOf(archive, { page: 4, sort: 'oldest' })).toEqual(
      inOrder.toReversed().slice(60),
    )
  })

  it('give their best in turns where words are searched for, none twice and none left out', async () => {
    const archive = visit(await publish({ posts }, several))
    const first = await titlesOf(archive, { words: 'many' })
    expect(first.slice(0, 3)).toEqual(['posts 50', 'news 30', 'posts 49'])
    const pages = [
      ...first,
      ...(await titlesOf(archive, { words: 'many', page: 2 })),
      ...(await titlesOf(archive, { words: 'many', page: 3 })),
      ...(await titlesOf(archive, { words: 'many', page: 4 })),
    ]
    expect(new Set(pages).size).toBe(80)
  })

  it('are the types, by which one can filter', async () => {
    const archive = visit(await publish({ posts }, several))
    const all = await ask(archive)
    expect(valuesOf(all, 'type').map(({ name }) => name)).toEqual(['Blog', 'News'])
    expect(await ask(archive, { filters: { type: ['news'] } })).toMatchObject({ total: 30 })
  })

  it('are left out where their posts cannot be filed under what is chosen', async () => {
    const news = { ...harbourContent.posts[0]!, id: 900, collection: 'news', title: 'Other' }
    const content = { ...harbourContent, posts: [...harbourContent.posts, news] }
    const archive = visit(await publish(content, several))
    expect(await titlesOf(archive, { filters: { topic: ['boats-and-oars'] } })).not.toContain('Other') // prettier-ignore
    expect(await titlesOf(archive, { filters: { region: ['north-shore'] } })).toContain('Other')
  })

  it('say where a list goes on further than can be reached', async () => {
    const many = [
      ...numberedPosts(900),
      ...numberedPosts(300, { collection: 'news', firstId: 2001 }),
    ]
    const archive = visit(await publish({ posts: many }, several))
    const result = await ask(archive, { page: 60 })
    expect(result).toMatchObject({ total: 1200, page: 50, pageCount: 50, passedOver: ['depth'] })
    expect(result.hits).toHaveLength(20)
  })
})

describe('search', () => {
  it('is WordPress’s, with matches marked in titles and passages', async () => {
    const archive = visit(await publish(harbourContent))
    const { hits, total, sort } = await ask(archive, { words: 'garden' })
    expect({ total, sort }).toEqual({ total: 2, sort: 'relevance' })
    expect(hits.map(({ post }) => post.slug)).toEqual(['slipway-garden', 'rope-walk'])
    expect(marked(hits[0]!.title)).toEqual(['garden'])
    expect(marked(hits[1]!.snippet?.parts)).toEqual(['garden'])
  })

  it('marks words that are only begun, and says under which heading they stand', async () => {
    const archive = visit(await publish(harbourContent))
    const [hit] = (await ask(archive, { words: 'spad' })).hits
    expect(marked(hit!.snippet?.parts)).toEqual(['Spades'])
    expect(hit!.snippet?.heading).toEqual({ text: 'Tools', anchor: 'section-tools' })
  })

  it('leaves out words after a hyphen, and takes phrases as they are', async () => {
    const archive = visit(await publish(harbourContent))
    expect(await titlesOf(archive, { words: 'bladderwrack -ash' })).toEqual([
      'A garden on the slipway',
    ])
    expect(await titlesOf(archive, { words: '"hemp again"' })).toEqual(['The rope walk opens'])
    expect(await titlesOf(archive, { words: '"again hemp"' })).toEqual([])
  })

  it('turns facets and dates in the words into filters', async () => {
    const archive = visit(await publish(harbourContent))
    const { hits, reading } = await ask(archive, { words: 'bladderwrack author:ida before:2020' })
    expect(hits.map(({ post }) => post.slug)).toEqual(['slipway-garden'])
    expect(reading.lifted).toMatchObject({
      words: 'bladderwrack',
      filters: { author: ['ida-fenwick'] },
      to: '2019-12-31',
    })
    expect(await titlesOf(archive, { words: 'bladderwrack -topic:boats' })).toEqual([
      'A garden on the slipway',
    ])
  })

  it.each([
    ['garden OR hemp', ['The rope walk opens'], ['either']],
    ['title:bladderwrack', ['Oars for everyone', 'A garden on the slipway'], ['titles']],
    ['bladderwrack -"ash wood"', ['Oars for everyone', 'A garden on the slipway'], ['unwanted-phrases']], // prettier-ignore
    ['hemp flax ash wood oars rope tools spades beds blades', [], ['many-words']],
  ])('says what it passes over in %s', async (words, titles, passedOver) => {
    const archive = visit(await publish(harbourContent))
    const result = await ask(archive, { words })
    expect(result.hits.map(({ post }) => post.title)).toEqual(titles)
    expect(result.passedOver).toEqual(passedOver)
  })

  it('puts no word right and takes none for another', async () => {
    const archive = visit(await publish(harbourContent))
    const { reading, total } = await ask(archive, { words: 'bladderwrak' })
    expect({ corrections: reading.corrections, total }).toEqual({ corrections: [], total: 0 })
  })

  it('marks in a text that is shown what was searched for', async () => {
    const archive = visit(await publish(harbourContent))
    const { matches } = await archive.findInText('spad', ['Title', 'Shared spades and a spade'])
    expect(matches).toEqual([
      { block: 1, start: 7, end: 13 },
      { block: 1, start: 20, end: 25 },
    ])
  })
})

describe('filters', () => {
  it.each([
    ['one value, which a category and a tag have', { topic: ['gardens'] }, 3],
    ['any of two', { topic: ['gardens', 'boats-and-oars'] }, 4],
    ['each of two groups', { topic: ['gardens'], region: ['north-shore'] }, 2],
    ['an author', { author: ['tom-okafor'] }, 2],
    ['years with a gap between them', { year: ['2019', '2021'] }, 3],
    ['a value that there is not', { topic: ['moonlight'] }, 0],
    ['an author whom nobody knows', { author: ['nobody'] }, 0],
  ])('find posts with %s, and count them right', async (_name, filters, count) => {
    const archive = visit(await publish(harbourContent))
    const { hits, total } = await ask(archive, { filters })
    expect({ listed: hits.length, total }).toEqual({ listed: count, total: count })
  })

  it('take both ends of a range of days along', async () => {
    const archive = visit(await publish(harbourContent))
    const range = { from: '2021-07-08', to: '2021-12-31' }
    expect(await titlesOf(archive, range)).toEqual(['Oil on water', 'Oars for everyone'])
    expect(await titlesOf(archive, { from: '2022-01-01' })).toEqual([])
  })

  it('have no lengths, and years from the first post to this one', async () => {
    const archive = visit(await publish(harbourContent))
    const { facets, days } = await ask(archive)
    expect(facets.map(({ id }) => id)).toEqual(['region', 'topic', 'author', 'year'])
    expect((await archive.publication()).facetIds).not.toContain('length')
    const years = valuesOf(await ask(archive), 'year').map(({ slug }) => slug)
    expect(years.at(-1)).toBe('2019')
    expect(years[0]).toBe(String(new Date().getUTCFullYear()))
    expect(days!.first).toBe('2019-03-01')
  })

  it('have numbers only where WordPress knows the one that is meant', async () => {
    const archive = visit(await publish(harbourContent))
    const counts = (result: SearchResult) =>
      Object.fromEntries(valuesOf(result, 'topic').map(({ slug, count }) => [slug, count]))
    // Gardens is a category and a tag, and some posts have both.
    expect(counts(await ask(archive))).toEqual({ gardens: undefined, 'boats-and-oars': 2, rope: 1 })
    const none = { gardens: undefined, 'boats-and-oars': undefined, rope: undefined }
    expect(counts(await ask(archive, { words: 'garden' }))).toEqual(none)
    expect(counts(await ask(archive, { filters: { author: ['ida-fenwick'] } }))).toEqual(none)
    // News are filed under regions too, and are not read here.
    const regions = valuesOf(await ask(archive), 'region')
    expect(regions.map(({ count }) => count)).toEqual([undefined, undefined])
  })

  it('list the most used values, and know the others when they are asked for', async () => {
    const terms = Array.from({ length: 130 }, (_, at) => ({
      id: 1000 + at,
      taxonomy: 'post_tag',
      name: `Subject number ${at}`,
    }))
    const posts = terms.map(({ id }, at) => ({
      ...harbourContent.posts[0]!,
      id: at + 1,
      slug: `p${at}`,
      terms: { post_tag: [id] },
    }))
    const archive = visit(await publish({ posts, terms }))
    const topic = (await archive.topics()).find(({ id }) => id === 'topic')!
    expect(topic.values).toHaveLength(100)
    expect(topic.isIncomplete).toBe(true)
    const result = await ask(archive, { filters: { topic: ['subject-number-129'] } })
    expect(result.total).toBe(1)
    expect(valuesOf(result, 'topic')).toContainEqual(
      expect.objectContaining({ slug: 'subject-number-129', name: 'Subject number 129' }),
    )
  })

  it('stay within what the address of the feed chooses', async () => {
    const server = await publish(harbourContent)
    const url = `${server.url}wp/v2/posts?before=2021-01-01T00:00:00&categories=10`
    server.publishSite({ search: 'wordpress', feeds: [url] })
    const archive = visit(server)
    expect(await titlesOf(archive)).toEqual(['A garden on the slipway'])
    expect(await titlesOf(archive, { from: '2019-01-01', to: '2022-12-31' })).toEqual([
      'A garden on the slipway',
    ])
    expect(valuesOf(await ask(archive), 'topic').map(({ name }) => name)).not.toContain('Boats & oars') // prettier-ignore
  })
})

describe('a post', () => {
  it('is there on a first visit to its own address, without a list being asked for', async () => {
    const server = await publish(harbourContent)
    const archive = visit(server)
    const page = await archive.post('oars')
    expect(page).toMatchObject({
      post: { title: 'Oars for everyone', slug: 'oars' },
      authors: [{ slug: 'ida-fenwick' }],
    })
    expect(page!.post.html).toContain('Ash wood')
    expect(server.requests.filter((address) => address.includes('per_page=20'))).toEqual([])
  })

  it('is found by letters that are not Latin', async () => {
    const archive = visit(await publish(harbourContent))
    expect((await archive.post('öl-auf-wasser'))?.post.title).toBe('Oil on water')
  })

  it('leads to others of the same terms, rarest first, once they are known', async () => {
    const archive = visit(await publish(harbourContent))
    await archive.post('oars')
    const page = await new Promise<Awaited<ReturnType<typeof archive.post>>>((resolve) => {
      void archive.subscribe(async () => {
        const next = await archive.post('oars')
        if (next && next.related.length > 0) resolve(next)
      })
    })
    expect(page!.related.map(({ post, reason }) => [post.slug, reason])).toEqual([
      ['öl-auf-wasser', { kind: 'tag', facet: 'topic', name: 'Boats & oars' }],
      ['slipway-garden', { kind: 'tag', facet: 'region', name: 'North Shore' }],
      ['rope-walk', { kind: 'tag', facet: 'topic', name: 'Gardens' }],
    ])
  })

  it('links to the posts of the publication that were met', async () => {
    const archive = visit(await publish(harbourContent))
    await ask(archive)
    expect((await archive.post('öl-auf-wasser'))!.links).toEqual({
      'https://guild.example/archives/103': 'oars',
    })
  })

  it('is undefined where there is none, and so is an author', async () => {
    const archive = visit(await publish(harbourContent))
    expect(await archive.post('never-written')).toBeUndefined()
    expect(await archive.author('nobody')).toBeUndefined()
    expect((await archive.author('ida-fenwick'))?.author.name).toBe('Ida Fenwick')
    expect((await archive.authors()).map(({ author }) => author.name)).toEqual([
      'Ida Fenwick',
      'Tom Okafor',
    ])
  })
})

describe('what is offered', () => {
  it('are posts, people and topics with the words in their names', async () => {
    const archive = visit(await publish(harbourContent))
    const { completions, posts, topics } = await archive.suggest('gard')
    expect(completions).toEqual([])
    expect(posts.map(({ slug, title }) => [slug, marked(title)])).toEqual([
      ['slipway-garden', ['garden']],
    ])
    expect(topics).toEqual([{ facet: 'topic', label: 'Topic', slug: 'gardens', name: 'Gardens' }])
    expect((await archive.suggest('fenw')).authors).toEqual([
      { slug: 'ida-fenwick', name: 'Ida Fenwick' },
    ])
    expect((await archive.suggest('author:fen')).authors).toEqual([])
  })

  it('where nothing is found is what to take away', async () => {
    const archive = visit(await publish(harbourContent))
    const query = { words: 'hemp', filters: { author: ['ida-fenwick'] }, page: 1 }
    expect(await archive.repairs(query)).toEqual([
      {
        query: { words: '', filters: { author: ['ida-fenwick'] }, page: 1 },
        removed: { kind: 'words', text: 'hemp' },
        total: 2,
      },
      {
        query: { words: 'hemp', filters: {}, page: 1 },
        removed: { kind: 'filter', facet: 'author', slug: 'ida-fenwick', name: 'Ida Fenwick' },
        total: 1,
      },
    ])
    expect(await archive.repairs({ ...query, filters: {} })).toEqual([])
  })

  it('in a followed search are the posts that are newer than those seen', async () => {
    const server = await publish({ posts: numberedPosts(30) })
    const before = await visit(server).newIn({ words: '', filters: {}, page: 1 }, [])
    expect(before.ids).toHaveLength(20)
    const [late] = numberedPosts(1, { from: noon, firstId: 500 })
    server.publish({ posts: [...numberedPosts(30), { ...late!, title: 'Late' }] })
    const after = await visit(server).newIn({ words: '', filters: {}, page: 1 }, before.ids)
    expect(after.freshCount).toBe(1)
    expect(after.fresh.map(({ title }) => title)).toEqual(['Late'])
  })
})
