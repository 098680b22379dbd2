import { describe, expect, it } from 'vitest'
import type { ItemDraft } from '../../../src/feed/PostDraft.ts'
import { adaptIndex, adaptPost } from '../../../src/feed/wordpress/adapt.ts'
import { parseSite } from '../../../src/model/Site.ts'
import { startFeedServer } from '../feedServer.ts'
import { postsOf, readAll } from '../readAll.ts'

const url = 'https://wordpress.example/wp-json/wp/v2/posts?page=1'
const link = 'https://wordpress.example/2024/05/a-post/'
const { facets } = parseSite({}, 'https://reader.example/site.json')

/** A post as WordPress gives it, with what a plug-in has made of it. */
function adapt(fields: Record<string, unknown>, typeName?: string) {
  const guid = { rendered: 'https://wordpress.example/?p=7' }
  const title = { rendered: 'A post' }
  const item = { id: 7, guid, link, title, content: { rendered: '<p>Text</p>' }, ...fields }
  return adaptPost(item, { url, typeName, facets })
}

function draftOf(fields: Record<string, unknown>, typeName?: string): ItemDraft {
  const adapted = adapt(fields, typeName)
  if ('fault' in adapted) throw new Error(adapted.fault.code)
  return adapted.draft
}

function postOf(fields: Record<string, unknown>, typeName?: string) {
  return draftOf(fields, typeName).post
}

function embed(relations: Record<string, unknown>) {
  return { _embedded: relations }
}

const refusal = { code: 'rest_forbidden', message: 'Sorry.', data: { status: 401 } }
const noUser = { code: 'rest_user_invalid_id', message: 'Invalid user ID.', data: { status: 404 } }

describe('id and address', () => {
  it.each([
    ['the guid', {}, 'https://wordpress.example/?p=7'],
    [
      'the guid without its entities',
      { guid: { rendered: 'https://wordpress.example/?post_type=news&#038;p=7' } },
      'https://wordpress.example/?post_type=news&p=7',
    ],
    ['a guid that is text', { guid: 'tag:7' }, 'tag:7'],
    ['the address', { guid: undefined }, link],
    ['the address where the guid is blank', { guid: { rendered: ' ' } }, link],
    ['the number', { guid: undefined, link: undefined }, 'https://wordpress.example/?p=7'],
  ])('goes by %s', (_what, fields, id) => {
    expect(postOf(fields).id).toBe(id)
  })

  it('has no address where the link is none on the web', () => {
    expect(postOf({ link: 'javascript:alert(1)' }).url).toBeUndefined()
    expect(postOf({ link: '/2024/05/a-post/' }).url).toBe(link)
  })

  it('names a post that nothing identifies', () => {
    const fields = { id: '7', guid: undefined, link: undefined }
    expect(adapt(fields)).toEqual({ fault: { code: 'no-id', title: 'A post' } })
  })

  it.each([[null], ['post'], [[]], [7]])('takes %j for no post', (value) => {
    expect(adaptPost(value, { url, facets })).toEqual({ fault: { code: 'not-an-object' } })
  })

  it('gives the second of two posts with one guid its address for an id', async () => {
    const guid = { rendered: 'https://wordpress.example/?p=1' }
    const posts = [1, 2].map((id) => ({
      id,
      guid,
      link: `https://wordpress.example/${id}/`,
      title: { rendered: `Post ${id}` },
    }))
    const server = await startFeedServer({ '/posts.json': posts })
    const { drafts, problems } = await readAll(server.url('/posts.json'))
    expect(problems).toEqual([])
    expect(drafts.map(({ post }) => post.id)).toEqual([
      guid.rendered,
      'https://wordpress.example/2/',
    ])
  })
})

describe('the title', () => {
  it.each([
    ['entities', 'Tide &amp; tide&#8217;s &#8220;table&#8221;', 'Tide & tide’s “table”'],
    ['tags', 'Reading <em>The Slow <b>Tide</b></em><br>again', 'Reading The Slow Tide again'],
    ['a tag in words', 'What &lt;em&gt; means', 'What <em> means'],
    ['a script', 'Bells<script>alert(1)</script>', 'Bells'],
    ['white space', ' A\u00a0post \n here ', 'A post here'],
  ])('is text where it has %s', (_what, rendered, title) => {
    expect(postOf({ title: { rendered } }).title).toBe(title)
  })

  it('may come as text, as exports have it', () => {
    expect(postOf({ title: 'Nets &amp; knots' }).title).toBe('Nets & knots')
  })

  it.each([
    ['the excerpt', { excerpt: { rendered: '<p>What it is about.</p>' } }, 'What it is about.'],
    ['the text', {}, 'Text'],
    ['the address', { content: undefined }, link],
  ])('is taken from %s where there is none', (_what, fields, title) => {
    expect(postOf({ title: { rendered: '' }, ...fields })).toMatchObject({
      title,
      isTitleDerived: true,
    })
  })
})

describe('the excerpt', () => {
  it.each([
    ['<p>Cut off after some words [&hellip;]</p>', 'Cut off after some words…'],
    ['<p>Cut off after some words [...]</p>', 'Cut off after some words…'],
    [
      '<p>Cut off&hellip; <a class="more-link" href="/a">Continue reading <span>“A”</span></a></p>',
      'Cut off…',
    ],
    ['<p>Cut off &hellip; Continue reading A post</p>', 'Cut off …'],
    ['<p>Made by hand.</p>\n<p><a href="/a">Read more</a></p>', 'Made by hand.'],
    ['<p>Children who read more sleep better.</p>', 'Children who read more sleep better.'],
    ['<p>Nets &amp; <em>knots</em></p>', 'Nets & knots'],
    ['<p></p>\n', undefined],
  ])('%s → %s', (rendered, summary) => {
    expect(postOf({ excerpt: { rendered } }).summary).toBe(summary)
  })
})

describe('dates', () => {
  it.each([
    ['2024-08-19T22:15:00', '2024-08-20T02:15:00', '2024-08-19T22:15:00-04:00'],
    ['2024-01-10T05:30:00', '2024-01-10T00:00:00', '2024-01-10T05:30:00+05:30'],
    ['2024-01-10T05:30:00', '2024-01-10T05:30:00', '2024-01-10T05:30:00Z'],
    // No clocks differ by a day: the local date is wrong.
    ['2024-01-12T05:30:00', '2024-01-10T05:30:00', '2024-01-10T05:30:00Z'],
    [undefined, '2024-01-10T05:30:00', '2024-01-10T05:30:00Z'],
    [undefined, '2024-01-10T05:30:00Z', '2024-01-10T05:30:00Z'],
    ['2024-01-10T05:30:00', undefined, '2024-01-10T05:30:00Z'],
    ['2024-01-10T05:30:00', '0000-00-00T00:00:00', '2024-01-10T05:30:00Z'],
    ['0000-00-00T00:00:00', '0000-00-00T00:00:00', undefined],
    ['soon', null, undefined],
  ])('%s by the site and %s in UTC are %s', (date, date_gmt, published) => {
    expect(postOf({ date, date_gmt }).published).toBe(published)
  })

  it('say that a post was updated only where that was later', () => {
    const date_gmt = '2024-05-06T07:08:09'
    expect(postOf({ date_gmt, modified_gmt: date_gmt }).updated).toBeUndefined()
    expect(postOf({ date_gmt, modified_gmt: '2024-05-06T07:00:00' }).updated).toBeUndefined()
    expect(postOf({ date_gmt, modified_gmt: '2024-05-07T07:00:00' }).updated).toBe(
      '2024-05-07T07:00:00Z',
    )
  })
})

describe('authors', () => {
  const mara = {
    name: 'Mara &amp; Co',
    slug: 'mara',
    description: 'Mends <em>nets</em>\r\n\r\n&amp; clocks.',
    url: '',
    link: 'https://wordpress.example/author/mara/',
    avatar_urls: { '24': 'https://faces.example/24', '96': 'https://faces.example/96' },
  }

  it('have a biography on one line, their page here and the largest portrait', () => {
    expect(draftOf(embed({ author: [mara] })).authors).toEqual([
      {
        slug: 'mara-and-co',
        name: 'Mara & Co',
        bio: 'Mends nets & clocks.',
        url: mara.link,
        avatar: 'https://faces.example/96',
      },
    ])
  })

  it.each([
    ['false', false],
    ['a list', []],
    ['without an address', { '96': false }],
  ])('have no portrait where the addresses are %s', (_what, avatar_urls) => {
    const { authors } = draftOf(embed({ author: [{ ...mara, avatar_urls }] }))
    expect(authors[0]).not.toHaveProperty('avatar')
  })

  it.each([
    ['closed', [refusal]],
    ['deleted', [noUser]],
    ['nameless', [{ slug: 'mara' }]],
    ['not embedded', undefined],
    ['something else', 'mara'],
  ])('are none where the user is %s', (_what, author) => {
    expect(draftOf(embed({ author })).authors).toEqual([])
  })

  it.each([
    ['coauthors', { coauthors: [{ display_name: 'Ines' }, { display_name: 'Wren' }] }],
    ['authors', { authors: [{ display_name: 'Ines' }, { display_name: 'Wren' }] }],
    ['names', { authors: [{ name: 'Ines' }, { name: 'Wren' }, { name: 'Ines' }] }],
  ])('are several where a plug-in has added %s', (_field, fields) => {
    expect(postOf({ ...fields, ...embed({ author: [mara] }) }).authors).toEqual([
      { slug: 'ines', name: 'Ines' },
      { slug: 'wren', name: 'Wren' },
    ])
  })

  it('are several where a plug-in keeps them as terms, the first with what is known', () => {
    const terms = [
      { taxonomy: 'author', slug: 'cap-mara', name: 'mara', description: 'mara@example.org' },
      { taxonomy: 'author', slug: 'cap-wren', name: 'wren', description: 'wren@example.org' },
    ]
    const fields = { coauthors: [11, 12], ...embed({ author: [mara], 'wp:term': [[], terms] }) }
    const { authors, post } = draftOf(fields)
    expect(authors).toMatchObject([
      { name: 'Mara & Co', bio: 'Mends nets & clocks.' },
      { slug: 'wren', name: 'wren' },
    ])
    expect(JSON.stringify([post.authors, authors])).not.toContain('@')
    expect(post.tags).toEqual([])
  })
})

describe('terms', () => {
  const category = { taxonomy: 'category', slug: 'boats', name: 'Boats &amp; oars' }
  const region = { taxonomy: 'region', slug: 'estuary', name: 'Estuary' }
  const topic = { facet: 'topic', slug: 'boats-and-oars', name: 'Boats & oars' }
  const place = { facet: 'region', slug: 'estuary', name: 'Estuary' }

  it.each([
    ['in the usual order', [[category], [], [region]], [topic, place]],
    ['in another', [[region], [category], []], [place, topic]],
    ['in one list', [[category, region]], [topic, place]],
    ['beside an error', [refusal, [refusal, category]], [topic]],
    ['without a name or a taxonomy', [[{ ...region, name: '' }, { name: 'Lost' }, null]], []],
    [
      'of a taxonomy that the site file does not name',
      [[{ taxonomy: 'format', name: 'Aside' }]],
      [],
    ],
    ['that are no lists', { category }, []],
    ['that are missing', undefined, []],
  ])('are filed by their taxonomy %s', (_order, groups, tags) => {
    expect(postOf(embed({ 'wp:term': groups })).tags).toEqual(tags)
  })

  it('are none where nobody has filed the post', () => {
    const terms = [[{ taxonomy: 'category', slug: 'uncategorized', name: 'Uncategorised' }]]
    expect(postOf(embed({ 'wp:term': terms })).tags).toEqual([])
  })

  it('begin with what posts of the collection are called', () => {
    expect(postOf({}, 'Case study').tags).toEqual([
      { facet: 'type', slug: 'case-study', name: 'Case study' },
    ])
  })
})

describe('the picture', () => {
  const source_url = 'https://wordpress.example/wp-content/harbour.png'
  const image = { source_url, media_type: 'image', alt_text: 'The &amp; harbour' }
  const small = { source_url: '/wp-content/harbour-300.png', width: 300, height: 200 }
  const square = { source_url: '/wp-content/harbour-150.png', width: 150, height: 150 }
  const full = { source_url, width: 1200, height: 800 }
  const shape = { width: 1200, height: 800 }

  function imageOf(media: unknown) {
    return postOf(embed({ 'wp:featuredmedia': media })).image
  }

  it('has its words and those of its sizes that show the same', () => {
    const media_details = { ...shape, sizes: { full, square, small } }
    expect(imageOf([{ ...image, media_details }])).toEqual({
      url: source_url,
      alt: 'The & harbour',
      sizes: [
        { url: 'https://wordpress.example/wp-content/harbour-300.png', width: 300 },
        { url: source_url, width: 1200 },
      ],
    })
  })

  it.each([
    ['details', undefined],
    ['a list of details', []],
    ['sizes', shape],
    ['anything in its sizes', { ...shape, sizes: {} }],
    ['sizes but a list', { ...shape, sizes: [] }],
    ['a shape', { sizes: { small, full } }],
    ['more than one size', { ...shape, sizes: { full } }],
    ['addresses', { ...shape, sizes: { small: { ...small, source_url: false }, full } }],
  ])('is there without %s', (_what, media_details) => {
    expect(imageOf([{ ...image, media_details }])).toEqual({
      url: source_url,
      alt: 'The & harbour',
    })
  })

  it('may have no words', () => {
    expect(imageOf([{ ...image, alt_text: '' }])).toEqual({ url: source_url })
  })

  it.each([
    ['closed', [refusal]],
    ['not embedded', undefined],
    ['a file', [{ ...image, media_type: 'file' }]],
    ['nowhere', [{ ...image, source_url: '' }]],
  ])('is none where it is %s', (_what, media) => {
    expect(imageOf(media)).toBeUndefined()
  })
})

describe('the text', () => {
  it('is behind a password, without the word before the title', () => {
    const post = postOf({
      title: { rendered: 'Protected: Minutes' },
      content: { rendered: '', protected: true },
      excerpt: {
        rendered: '<p>There is no excerpt because this is a protected post.</p>',
        protected: true,
      },
    })
    expect(post).toMatchObject({ title: 'Minutes', isProtected: true, html: '', words: 0 })
    expect(post).not.toHaveProperty('summary')
    expect(post).not.toHaveProperty('isExcerpt')
  })

  it('keeps the word in the title of a post that is open', () => {
    const post = postOf({ title: { rendered: 'Protected: the dunes' } })
    expect(post.title).toBe('Protected: the dunes')
    expect(post).not.toHaveProperty('isProtected')
  })

  it.each([[undefined], [{ rendered: '' }], [{}]])('is elsewhere where it is %j', (content) => {
    expect(postOf({ content })).toMatchObject({ html: '', isExcerpt: true })
  })

  it('is missing in what some exports leave, and the post is there all the same', async () => {
    const posts = [
      { id: 1, link, title: { rendered: 'Kept &amp; found' }, excerpt: { rendered: '' } },
    ]
    const server = await startFeedServer({ '/posts.json': posts })
    const reading = await readAll(server.url('/posts.json'))
    expect(reading.outcome?.checkpoint.format).toBe('wordpress-export')
    expect(postsOf(reading).map(({ post }) => post)).toMatchObject([
      { slug: 'a-post', title: 'Kept & found', isExcerpt: true },
    ])
  })
})

describe('the revision', () => {
  it('is the same whatever the links to the API are, and another where a term has another name', () => {
    const term = { taxonomy: 'category', slug: 'boats', name: 'Boats', _links: { self: '1' } }
    const revisionOf = (changes: object) =>
      postOf(embed({ 'wp:term': [[{ ...term, ...changes }]] })).revision
    expect(revisionOf({ _links: { self: '2' } })).toBe(revisionOf({}))
    expect(revisionOf({ name: 'Ships' })).not.toBe(revisionOf({}))
  })
})

describe('the site', () => {
  it('says what it is called, about and where', () => {
    const index = { name: 'Guild &amp; friends', description: 'On\n tides', home: '/', url: 7 }
    expect(adaptIndex(index, 'https://wordpress.example/wp-json/')).toEqual({
      title: 'Guild & friends',
      description: 'On tides',
      homePageUrl: 'https://wordpress.example/',
    })
    expect(adaptIndex({}, url)).toEqual({})
  })
})
