import { describe, expect, it } from 'vitest'
import { feedLimits } from '../../src/model/feedLimits.ts'
import { parseSite, SiteFileError } from '../../src/model/Site.ts'

const siteUrl = 'https://reader.example/app/site.json'

describe('a site file', () => {
  it('may be empty: the feed lies beside it, facets are those of the extension', () => {
    const site = parseSite({}, siteUrl)
    expect(site).toMatchObject({
      language: 'en',
      feeds: [{ url: 'https://reader.example/app/feed.json' }],
      limits: feedLimits,
      imageHosts: [],
    })
    expect(site.facets.map(({ id, from }) => [id, ...from])).toEqual([
      ['audience', 'audiences', 'audience'],
      ['type', 'type', 'post_type'],
      ['region', 'region'],
      ['topic', 'topics', 'category', 'post_tag'],
    ])
    expect(site.facets.filter(({ takesOtherTags }) => takesOtherTags).map(({ id }) => id)).toEqual([
      'topic',
    ])
  })

  it('sets title, description, notice, language, feed and image hosts', () => {
    const file = {
      title: ' Health news ',
      description: 'What works',
      notice: 'A sample',
      language: 'cy',
      feed: 'https://feed.example/feed.json',
      imageHosts: ['images.example'],
      facets: [],
      colour: 'ignored',
    }
    expect(parseSite(file, siteUrl)).toEqual({
      title: 'Health news',
      description: 'What works',
      notice: 'A sample',
      language: 'cy',
      feeds: [{ url: 'https://feed.example/feed.json' }],
      limits: feedLimits,
      imageHosts: ['images.example'],
      facets: [],
    })
  })

  it('lists several feeds, as addresses or with a name and collections', () => {
    const feeds = [
      'news.json',
      { name: 'Blog', url: 'https://blog.example/', collections: ['posts', 'case-study'] },
      { name: 'Old', url: '/old.xml' },
      { url: 'https://wp.example/', collections: { posts: 'Blog', news: '' } },
    ]
    expect(parseSite({ feeds }, siteUrl).feeds).toEqual([
      { url: 'https://reader.example/app/news.json' },
      {
        name: 'Blog',
        url: 'https://blog.example/',
        collections: [{ name: 'posts' }, { name: 'case-study' }],
      },
      { name: 'Old', url: 'https://reader.example/old.xml' },
      {
        url: 'https://wp.example/',
        collections: [{ name: 'posts', label: 'Blog' }, { name: 'news' }],
      },
    ])
  })

  it('leaves search to the device, or to WordPress', () => {
    expect(parseSite({}, siteUrl)).not.toHaveProperty('search')
    expect(parseSite({ search: 'wordpress' }, siteUrl).search).toBe('wordpress')
  })

  it('sets a limit and leaves the others as they are', () => {
    expect(parseSite({ limits: { pages: 3 } }, siteUrl).limits).toEqual({ ...feedLimits, pages: 3 })
  })

  it('leaves out texts that are blank', () => {
    const site = parseSite({ title: ' ', notice: '', language: ' ' }, siteUrl)
    expect(site).not.toHaveProperty('title')
    expect(site).not.toHaveProperty('notice')
    expect(site.language).toBe('en')
  })

  it('needs of a facet only its id', () => {
    expect(parseSite({ facets: [{ id: 'theme' }] }, siteUrl).facets).toEqual([
      { id: 'theme', label: 'theme', from: ['theme'], values: [], takesOtherTags: false },
    ])
  })

  it('sets everything of a facet', () => {
    const facet = {
      id: 'audience',
      label: 'Audience',
      plural: 'Audiences',
      from: ['audiences', 'post_audience'],
      values: ['Nurses'],
      takesOtherTags: true,
    }
    expect(parseSite({ facets: [facet] }, siteUrl).facets).toEqual([facet])
  })
})

describe('a fault is told with the name of the field', () => {
  it('and of every limit that there is, where one is named that is none', () => {
    expect(() => parseSite({ limits: { speed: 1 } }, siteUrl)).toThrow(
      /^"limits\.speed" is no limit\. There are bytes, pages, .*waitMs\.$/,
    )
  })

  it.each<[unknown, string]>([
    [null, 'The site file should be an object in braces.'],
    [{ search: 'solr' }, '"search" should be "wordpress", or be left out.'],
    [{ search: true }, '"search" should be "wordpress", or be left out.'],
    [[], 'The site file should be an object in braces.'],
    ['site', 'The site file should be an object in braces.'],
    [{ title: 5 }, '"title" should be text in quotes.'],
    [{ title: null }, '"title" should be text in quotes.'],
    [{ language: ['en'] }, '"language" should be text in quotes.'],
    [{ feeds: {} }, '"feeds" should be a list of feeds.'],
    [{ feeds: [] }, '"feeds" should be a list of feeds.'],
    [{ feeds: [7] }, '"feeds[0]" should be an object in braces.'],
    [{ feeds: [{ name: 'A' }] }, '"feeds[0].url" should be the address of a feed.'],
    [{ feeds: ['https://'] }, '"feeds[0]" should be an address; "https://" is none.'],
    [{ feeds: ['a', './a'] }, '"feeds[1].url" is that of another feed.'],
    [
      {
        feeds: [
          { name: 'A', url: 'a' },
          { name: 'A', url: 'b' },
        ],
      },
      '"feeds[1].name" is that of another feed.',
    ],
    [
      { feeds: [{ url: 'a', collections: [] }] },
      '"feeds[0].collections" should name at least one collection.',
    ],
    [
      { feeds: [{ url: 'a', collections: ['../users'] }] },
      '"feeds[0].collections": "../users" is no collection.',
    ],
    [
      { feeds: [{ url: 'a', collections: { posts: 1 } }] },
      '"feeds[0].collections.posts" should be text in quotes.',
    ],
    [{ limits: [] }, '"limits" should be an object in braces.'],
    [{ limits: { bytes: '9' } }, '"limits.bytes" should be a number above 0.'],
    [{ limits: { pages: 0 } }, '"limits.pages" should be a number above 0.'],
    [{ feed: {} }, '"feed" should be text in quotes.'],
    [{ feed: 'https://' }, '"feed" should be an address; "https://" is none.'],
    [{ imageHosts: 'a.example' }, '"imageHosts" should be a list of texts.'],
    [{ imageHosts: ['a.example', 1] }, '"imageHosts" should be a list of texts.'],
    [{ facets: {} }, '"facets" should be a list of facets.'],
    [{ facets: ['audience'] }, '"facets[0]" should be an object in braces.'],
    [{ facets: [{ id: 'a' }, { id: 2 }] }, '"facets[1].id" should be text in quotes.'],
    [{ facets: [{ id: 'a', label: 2 }] }, '"facets[0].label" should be text in quotes.'],
    [{ facets: [{ id: 'a', plural: [] }] }, '"facets[0].plural" should be text in quotes.'],
    [{ facets: [{ id: 'a', from: 'a' }] }, '"facets[0].from" should be a list of texts.'],
    [{ facets: [{ id: 'a', values: [1] }] }, '"facets[0].values" should be a list of texts.'],
    [
      { facets: [{ id: 'a' }, { id: 'b' }, { id: 'a' }] },
      '"facets[2].id" is that of another facet.',
    ],
  ])('%j: %s', (file, message) => {
    expect(() => parseSite(file, siteUrl)).toThrow(new SiteFileError(message))
  })

  it.each([
    [undefined],
    [''],
    ['Audience'],
    ['1st'],
    ['a b'],
    ['q'],
    ['sort'],
    ['page'],
    ['author'],
  ])('an id of a facet that cannot stand in addresses: %j', (id) => {
    expect(() => parseSite({ facets: [{ id }] }, siteUrl)).toThrow(/^"facets\[0\]\.id" should be/)
  })
})
