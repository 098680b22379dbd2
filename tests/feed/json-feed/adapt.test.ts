import { describe, expect, it } from 'vitest'
import { adaptDetails, adaptItem, createContext } from '../../../src/feed/json-feed/adapt.ts'
import type { JsonFeedDocument, JsonFeedItem } from '../../../src/feed/json-feed/document.ts'
import type { ItemDraft } from '../../../src/feed/PostDraft.ts'
import type { FacetDefinition } from '../../../src/model/Site.ts'

const feedUrl = 'https://feed.example/blog/feed.json'

const facets: readonly FacetDefinition[] = [
  {
    id: 'audience',
    label: 'Audience',
    from: ['audiences'],
    values: ['Patients and public'],
    takesOtherTags: false,
  },
  { id: 'type', label: 'Type', from: ['type'], values: [], takesOtherTags: false },
  { id: 'topic', label: 'Topic', from: ['topics'], values: [], takesOtherTags: true },
]

function adapt(item: unknown, document: JsonFeedDocument = {}) {
  return adaptItem(item, createContext(document, feedUrl, facets))
}

/** A readable item: what the test is about, and an id and a title. */
function draftOf(item: JsonFeedItem, document?: JsonFeedDocument): ItemDraft {
  const outcome = adapt({ id: '1', title: 'A title', ...item }, document)
  if (!('draft' in outcome)) throw new Error(`test: left out as ${outcome.fault.code}`)
  return outcome.draft
}

function postOf(item: JsonFeedItem, document?: JsonFeedDocument): ItemDraft['post'] {
  return draftOf(item, document).post
}

function tagsOf(item: JsonFeedItem): string[] {
  return postOf(item).tags.map(({ facet, name }) => `${facet}: ${name}`)
}

function namesOf(item: JsonFeedItem, document?: JsonFeedDocument): string[] {
  return postOf(item, document).authors.map(({ name }) => name)
}

describe('what is left out', () => {
  it.each([
    ['null', null, { code: 'not-an-object' }],
    ['a number', 4, { code: 'not-an-object' }],
    ['a text', 'post', { code: 'not-an-object' }],
    ['a list', [{ id: '1' }], { code: 'not-an-object' }],
    ['an item without id', { title: 'Lost &amp; found' }, { code: 'no-id', title: 'Lost & found' }],
    ['a blank id', { id: ' ', title: 'Lost' }, { code: 'no-id', title: 'Lost' }],
    ['an id that is null', { id: null }, { code: 'no-id' }],
    ['an id that is an object', { id: {} }, { code: 'no-id' }],
    ['an item with nothing but an id', { id: '1' }, { code: 'empty' }],
    ['an item whose every field is null', { id: '1', title: null, url: null }, { code: 'empty' }],
  ])('is %s, with the reason', (_what, item, fault) => {
    expect(adapt(item)).toEqual({ fault })
  })
})

describe('id', () => {
  it.each([
    ['a number', 17, '17'],
    ['nought', 0, '0'],
    ['a file path', 'user/posts/a/index.md', 'user/posts/a/index.md'],
    ['a relative address', '/2020/a-post', '/2020/a-post'],
    ['text with space around it', ' tag:x,2020:1\n', 'tag:x,2020:1'],
  ])('may be %s', (_what, id, adapted) => {
    expect(postOf({ id }).id).toBe(adapted)
  })
})

describe('title', () => {
  it.each([
    ['plain', 'Ordinary care', 'Ordinary care'],
    ['with entities, decoded once', 'Add Task &amp;amp; Sub Tasks', 'Add Task &amp; Sub Tasks'],
    ['that looks like a tag', '</example>', '</example>'],
    ['on two lines', 'Two\n lines', 'Two lines'],
  ])('is text: %s', (_what, title, adapted) => {
    const post = postOf({ title })
    expect(post.title).toBe(adapted)
    expect(post).not.toHaveProperty('isTitleDerived')
  })

  it.each<[string, JsonFeedItem, string]>([
    ['the summary', { summary: 'In &quot;short&quot;', content_html: '<p>Long</p>' }, 'In "short"'],
    ['the text', { content_html: '<p>A short note</p>', url: '/n' }, 'A short note'],
    ['the first heading', { content_html: '<h2>Heading</h2><p>Text</p>' }, 'Heading'],
    ['plain content', { content_text: 'Just < this' }, 'Just < this'],
    ['its address', { url: '/notes/7' }, 'https://feed.example/notes/7'],
    ['the address it points to', { external_url: 'https://b.example/x' }, 'https://b.example/x'],
  ])('falls back to %s, and says that it is derived', (_what, fields, title) => {
    for (const missing of [undefined, null, '', 12]) {
      expect(postOf({ ...fields, title: missing })).toMatchObject({ title, isTitleDerived: true })
    }
  })

  it('taken from a long text ends at a word, after 100 characters at most', () => {
    const { title } = postOf({ title: null, content_text: 'eleven char '.repeat(30) })
    expect(title).toBe(`${'eleven char '.repeat(8).trim()}…`)
  })

  it('taken from a text without spaces cuts no character in two', () => {
    const { title } = postOf({ title: null, content_text: `a${'👩'.repeat(200)}` })
    expect(title.isWellFormed()).toBe(true)
  })
})

describe('body', () => {
  it('is the HTML as it came, scripts and all', () => {
    const content_html = '<p onclick="x()">Hi</p><script>alert(1)</script>'
    expect(postOf({ content_html, content_text: 'Hi' }).html).toBe(content_html)
  })

  it.each([
    ['missing', undefined],
    ['null', null],
    ['blank', '  '],
    ['a number', 5],
  ])('is the plain text, escaped, where the HTML is %s', (_what, content_html) => {
    const content_text = 'a < b &amp; c\n\nNew'
    expect(postOf({ content_html, content_text }).html).toBe(
      '<p>a &lt; b &amp;amp; c</p>\n<p>New</p>',
    )
  })

  it('is empty where the feed gives none', () => {
    expect(draftOf({ summary: 'Only this' })).toMatchObject({
      post: { html: '', words: 0, summary: 'Only this', isExcerpt: true },
      sections: [],
    })
  })

  it('gives its words, sections, links and images, addresses absolute', () => {
    const draft = draftOf({
      url: '/blog/2020/post',
      content_html:
        '<p>Two words</p><h2>More</h2><a href="../2019/old">x</a><a href="javascript:x()">y</a>' +
        '<a href="mailto:a@b.example">z</a><img src="a.png"><img src="data:image/gif;base64,R0">',
    })
    expect(draft.post.words).toBe(4)
    expect(draft.sections.map(({ heading }) => heading)).toEqual([undefined, 'More'])
    expect(draft.links).toEqual(['https://feed.example/blog/2019/old'])
    expect(draft.images).toEqual(['https://feed.example/blog/2020/a.png'])
  })
})

describe('addresses', () => {
  it.each([
    ['absolute', 'https://other.example/a', 'https://other.example/a'],
    ['relative', 'posts/a', 'https://home.example/en/posts/a'],
    ['from the root', '/posts/a', 'https://home.example/posts/a'],
    ['with spaces around', ' https://other.example/a ', 'https://other.example/a'],
    ['without scheme', '//other.example/a', 'https://other.example/a'],
  ])('may be %s: the home page is their base', (_what, url, adapted) => {
    expect(postOf({ url }, { home_page_url: 'https://home.example/en/' }).url).toBe(adapted)
  })

  it('are resolved against the feed where it names no home page', () => {
    expect(postOf({ url: 'a.html' }).url).toBe('https://feed.example/blog/a.html')
  })

  it.each([
    ['javascript:alert(1)'],
    [' JavaScript:alert(1)'],
    ['java\nscript:alert(1)'],
    ['data:text/html,<script>'],
    ['file:///etc/passwd'],
    ['mailto:a@b.example'],
    ['http://['],
    [''],
    [null],
    [5],
  ])('are refused where they lead nowhere on the web: %j', (url) => {
    const { post, images } = draftOf({ url, external_url: url, image: url, banner_image: url })
    expect(post).not.toHaveProperty('url')
    expect(post).not.toHaveProperty('externalUrl')
    expect(post).not.toHaveProperty('image')
    expect(images).toEqual([])
  })

  it('keep a link post’s own page and the page it is about apart', () => {
    expect(postOf({ url: '/note', external_url: 'https://b.example/page' })).toMatchObject({
      url: 'https://feed.example/note',
      externalUrl: 'https://b.example/page',
    })
  })

  it('of bodies are resolved against the base that the feed names for them', () => {
    const draft = draftOf(
      { url: 'https://gone.example/a', image: 'sample/a.svg', content_html: '<img src="b.svg">' },
      { home_page_url: 'https://gone.example/', _reader: { base: './' } },
    )
    expect(draft.post.base).toBe('https://feed.example/blog/')
    expect(draft.images).toEqual([
      'https://feed.example/blog/sample/a.svg',
      'https://feed.example/blog/b.svg',
    ])
  })
})

describe('lead image', () => {
  it('is the image, else the banner', () => {
    expect(postOf({ image: '/i.png', banner_image: '/b.png' }).image?.url).toMatch(/i\.png$/)
    expect(postOf({ banner_image: '/b.png' }).image?.url).toMatch(/b\.png$/)
  })

  it('has the text alternative of the extension', () => {
    expect(postOf({ image: '/i.png', _reader: { image_alt: 'A &amp; B' } }).image).toEqual({
      url: 'https://feed.example/i.png',
      alt: 'A & B',
    })
  })

  it('is listed once when the body shows it too', () => {
    const content_html = '<img src="/i.png"><img src="/j.png">'
    expect(draftOf({ image: '/i.png', content_html }).images).toEqual([
      'https://feed.example/i.png',
      'https://feed.example/j.png',
    ])
  })
})

describe('dates', () => {
  it.each([
    ['2026-08-06T09:30:00Z', '2026-08-06T09:30:00Z'],
    ['2026-08-06T23:30:00-05:00', '2026-08-06T23:30:00-05:00'],
    ['2026-08-06t09:30:00.123z', '2026-08-06T09:30:00.123Z'],
    ['2026-08-06T09:30:00+0200', '2026-08-06T09:30:00+0200'],
    ['2018-01-06T08:00', '2018-01-06T08:00Z'],
    ['2018-01-06T08:00:00', '2018-01-06T08:00:00Z'],
    ['2018-01-06 08:00:00', '2018-01-06T08:00:00Z'],
    ['2018-01-06 08:00:00 +0100', '2018-01-06T08:00:00+0100'],
    ['2018-01-06', '2018-01-06'],
    [' 2018-01-06\n', '2018-01-06'],
  ])('written %j are kept as %j', (date_published, published) => {
    expect(postOf({ date_published }).published).toBe(published)
  })

  it.each([
    ['Tomorrow'],
    ['2018'],
    ['2018-13-45'],
    ['2018-01-06T99:00:00Z'],
    ['2018-01-06 or so'],
    ['6 January 2018'],
    [1515225600000],
    [''],
    [null],
  ])('that cannot be read are none: %j', (date) => {
    const post = postOf({ date_published: date, date_modified: date })
    expect(post).not.toHaveProperty('published')
    expect(post).not.toHaveProperty('updated')
  })

  it.each([
    ['later', '2026-01-01T00:00:00Z', '2026-01-02', '2026-01-02'],
    [
      'the same instant in another zone',
      '2026-01-01T00:00:00Z',
      '2026-01-01T01:00:00+01:00',
      undefined,
    ],
    ['earlier', '2026-01-01T00:00:00Z', '2025-12-31', undefined],
    ['the only one', undefined, '2026-01-02', '2026-01-02'],
  ])('of change count where they are %s', (_what, date_published, date_modified, updated) => {
    expect(postOf({ date_published, date_modified }).updated).toBe(updated)
  })
})

describe('tags', () => {
  it.each([
    ['a list', ['One', 'Two'], ['topic: One', 'topic: Two']],
    ['one text with commas', 'workflow, omnifocus', ['topic: workflow', 'topic: omnifocus']],
    ['a list that repeats itself', ['Data', ' data ', 'DATA'], ['topic: Data']],
    ['with entities', ['R&amp;D'], ['topic: R&D']],
    ['with odd entries', ['One', null, 3, {}, ''], ['topic: One']],
    ['null', null, []],
    ['missing', undefined, []],
    ['an object', { a: 'One' }, []],
  ])('may be %s', (_what, tags, expected) => {
    expect(tagsOf({ tags })).toEqual(expected)
  })

  it('that a facet of the site file lists go to it, in its spelling', () => {
    expect(tagsOf({ tags: ['patients and Public', 'Data'] })).toEqual([
      'audience: Patients and public',
      'topic: Data',
    ])
  })

  it('of the extension go to the facets that read its fields, one or several each', () => {
    const _reader = { type: 'Case study', audiences: ['Nurses', 'Commissioners'], region: 'North' }
    expect(tagsOf({ _reader })).toEqual([
      'audience: Nurses',
      'audience: Commissioners',
      'type: Case study',
    ])
  })
})

describe('authors', () => {
  const ann = { name: 'Ann Author' }

  it.each<[string, JsonFeedItem, string[]]>([
    ['a list', { authors: [ann, { name: 'Bo' }] }, ['Ann Author', 'Bo']],
    ['one object instead of a list', { authors: ann }, ['Ann Author']],
    ['one object of version 1.0', { author: ann }, ['Ann Author']],
    ['the list where both are there', { authors: [ann], author: { name: 'Bo' } }, ['Ann Author']],
    ['of 1.0 where the list is empty', { authors: [], author: ann }, ['Ann Author']],
    ['of 1.0 where the list is null', { authors: null, author: ann }, ['Ann Author']],
    ['one of those given twice', { authors: [ann, { name: ' ann  author' }] }, ['Ann Author']],
    [
      'only those with a name',
      { authors: [{ url: 'https://a.example' }, null, 'Bo', ann] },
      ['Ann Author'],
    ],
    ['decoded', { authors: [{ name: 'O&#8217;Hara' }] }, ['O’Hara']],
    ['none', {}, []],
  ])('are %s', (_what, item, names) => {
    expect(namesOf(item)).toEqual(names)
  })

  it('of the feed sign the posts that name none', () => {
    expect(namesOf({}, { authors: [ann] })).toEqual(['Ann Author'])
    expect(namesOf({}, { author: ann })).toEqual(['Ann Author'])
    expect(namesOf({ authors: [{ name: 'Bo' }] }, { authors: [ann] })).toEqual(['Bo'])
  })

  it('bring what the feed says of them', () => {
    const entry = {
      name: 'Ann Author',
      url: '/people/ann',
      avatar: 'ann.png',
      _reader: { slug: 'Ann!', bio: 'Writes &amp; reads.', role: 'Nurse', organisation: 'Ward 7' },
    }
    expect(draftOf({ authors: [entry] }).authors).toEqual([
      {
        slug: 'ann',
        name: 'Ann Author',
        url: 'https://feed.example/people/ann',
        avatar: 'https://feed.example/blog/ann.png',
        bio: 'Writes & reads.',
        role: 'Nurse',
        organisation: 'Ward 7',
      },
    ])
  })

  it('keep no address that does not lead to the web', () => {
    const entry = { ...ann, url: 'mailto:ann@a.example', avatar: 'javascript:alert(1)' }
    expect(draftOf({ authors: [entry] }).authors).toEqual([
      { slug: 'ann-author', name: 'Ann Author' },
    ])
  })
})

describe('what the address of a post is made of', () => {
  it.each<[string, JsonFeedItem, string]>([
    ['the end of its address', { url: 'https://a.example/2020/01/My-Post/' }, 'my-post'],
    ['without the ending of a file', { url: '/blog/post.html?x=1#y' }, 'post'],
    ['decoded', { url: '/%C3%9Cber%20uns' }, 'uber-uns'],
    ['as it is where it cannot be decoded', { url: '/100%-true' }, '100-true'],
    ['the title where there is no address', { title: 'A Fine Day!' }, 'a-fine-day'],
    ['the title where the address has no path', { url: 'https://a.example/?p=1', title: 'B' }, 'b'],
    ['the id where the title is only signs', { id: 'post 7', title: '!!!' }, 'post-7'],
    ['nothing where nothing can be used', { id: '#', title: '!!!' }, ''],
  ])('is %s', (_what, item, slugBase) => {
    expect(draftOf(item).slugBase).toBe(slugBase)
  })
})

describe('revision', () => {
  it('is the same for the same item and another for any change of it', () => {
    const item = { title: 'A', _other: { deep: ['x'] } }
    expect(postOf({ ...item }).revision).toBe(postOf({ ...item }).revision)
    expect(postOf({ ...item, title: 'B' }).revision).not.toBe(postOf(item).revision)
  })
})

describe('attachments', () => {
  const url = 'https://allotment.example/talk.mp3'

  function attachmentsOf(attachments: unknown) {
    return postOf({ attachments }).attachments
  }

  it('have an address, a type, a title, a size and a length', () => {
    const attachment = {
      url,
      mime_type: 'Audio/MPEG',
      title: 'Frost &amp; fog',
      size_in_bytes: 1_200_000,
      duration_in_seconds: 90.5,
    }
    expect(attachmentsOf([attachment])).toEqual([
      { url, mimeType: 'audio/mpeg', title: 'Frost & fog', bytes: 1_200_000, seconds: 90.5 },
    ])
  })

  it('are resolved against the address of the post', () => {
    const post = postOf({
      url: 'https://allotment.example/frost/',
      attachments: [{ url: ' talk.mp3 ', mime_type: 'audio/mpeg' }],
    })
    expect(post.attachments[0]?.url).toBe('https://allotment.example/frost/talk.mp3')
  })

  it.each<[string, unknown, unknown[]]>([
    [
      'without a type is a file of any kind',
      { url },
      [{ url, mimeType: 'application/octet-stream' }],
    ],
    [
      'with odd numbers has none',
      { url, mime_type: 'a/b', size_in_bytes: '9', duration_in_seconds: -1 },
      [{ url, mimeType: 'a/b' }],
    ],
    ['without an address is none', { mime_type: 'audio/mpeg' }, []],
    ['at no web address is none', { url: 'javascript:alert(1)', mime_type: 'audio/mpeg' }, []],
    ['that is no object is none', 'talk.mp3', []],
    ['that is null is none', null, []],
  ])('%s', (_what, attachment, expected) => {
    expect(attachmentsOf([attachment])).toEqual(expected)
  })

  it.each([[undefined], [null], ['talk.mp3'], [{ url }], [7]])(
    'that are no list are none: %j',
    (attachments) => {
      expect(attachmentsOf(attachments)).toEqual([])
    },
  )
})

it('keeps the publisher’s own list of related posts', () => {
  const related = ['https://feed.example/a', 'b', null, 7]
  expect(postOf({ _reader: { related } }).related).toEqual(['https://feed.example/a', 'b'])
})

it('keeps the language of an item', () => {
  expect(postOf({ language: 'cy' }).language).toBe('cy')
  expect(postOf({ language: null })).not.toHaveProperty('language')
})

it('takes no notice of an extension of another shape', () => {
  for (const _reader of [null, 'x', 7, ['type'], { type: { a: 1 }, audiences: 3 }]) {
    expect(postOf({ _reader }).tags).toEqual([])
  }
})

it('gives plain data that survives being written as JSON', () => {
  const post = postOf({ title: null, summary: null, url: '/a', authors: [{ name: 'Ann' }] })
  expect(JSON.parse(JSON.stringify(post))).toEqual(post)
})

describe('what the feed says of itself', () => {
  it('is text, an address and a language', () => {
    const document = {
      title: ' Health &amp; care ',
      description: 'For <all>',
      language: 'en-GB',
      home_page_url: '/ ',
      user_comment: 'ignored',
    }
    expect(adaptDetails(document, feedUrl)).toEqual({
      title: 'Health & care',
      description: 'For <all>',
      language: 'en-GB',
      homePageUrl: 'https://feed.example/',
    })
  })

  it('is nothing where its fields are missing or of other types', () => {
    expect(adaptDetails({}, feedUrl)).toEqual({})
    expect(
      adaptDetails({ title: 5, home_page_url: 'javascript:x', language: [] }, feedUrl),
    ).toEqual({})
  })
})

it.each<[unknown, true | undefined]>([
  [true, true],
  [false, undefined],
  ['true', undefined],
  [1, undefined],
])('takes a feed whose "expired" is %j for closed or not', (expired, isExpired) => {
  expect(adaptDetails({ expired }, feedUrl).isExpired).toBe(isExpired)
})
