import { describe, expect, it } from 'vitest'
import { parseSite, SiteFileError } from '../../src/model/Site.ts'

const siteUrl = 'https://reader.example/app/site.json'

describe('a site file', () => {
  it('may be empty: the feed lies beside it, facets are those of the extension', () => {
    const site = parseSite({}, siteUrl)
    expect(site).toMatchObject({
      language: 'en',
      feed: 'https://reader.example/app/feed.json',
      imageHosts: [],
    })
    expect(site.facets.map(({ id, from }) => [id, ...from])).toEqual([
      ['audience', 'audiences'],
      ['type', 'type'],
      ['region', 'region'],
      ['topic', 'topics'],
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
      feed: 'https://feed.example/feed.json',
      imageHosts: ['images.example'],
      facets: [],
    })
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
  it.each<[unknown, string]>([
    [null, 'The site file should be an object in braces.'],
    [[], 'The site file should be an object in braces.'],
    ['site', 'The site file should be an object in braces.'],
    [{ title: 5 }, '"title" should be text in quotes.'],
    [{ title: null }, '"title" should be text in quotes.'],
    [{ language: ['en'] }, '"language" should be text in quotes.'],
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
