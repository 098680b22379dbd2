/** An item of a JSON Feed as a publisher may write it, odd values included. */
export type FeedItem = Readonly<Record<string, unknown>>

export interface FeedDocument extends Readonly<Record<string, unknown>> {
  readonly items: readonly unknown[]
}

const homePage = 'https://saltmarsh.example/'

/** Address of a post at its publisher, which is also its id. */
export function postUrl(slug: string): string {
  return `${homePage}posts/${slug}`
}

/** A plain post; `fields` replace or add to what it has. */
export function item(slug: string, fields: FeedItem = {}): FeedItem {
  return {
    id: postUrl(slug),
    url: postUrl(slug),
    title: `Post ${slug}`,
    content_html: '<p>Nothing out of the ordinary.</p>',
    date_published: '2026-01-15T09:00:00Z',
    ...fields,
  }
}

export function feed(items: readonly unknown[], fields: FeedItem = {}): FeedDocument {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Saltmarsh Review',
    home_page_url: homePage,
    language: 'en-GB',
    ...fields,
    items,
  }
}

/** As many posts as asked for, the first the newest: `post-1` of 31 December, `post-2` a day older. */
export function numberedItems(count: number): readonly FeedItem[] {
  return Array.from({ length: count }, (_, position) =>
    item(`post-${position + 1}`, {
      title: `Number ${position + 1}`,
      date_published: new Date(Date.UTC(2025, 11, 31 - position)).toISOString(),
    }),
  )
}

const ida = {
  name: 'Ida Fenwick',
  url: `${homePage}people/ida-fenwick`,
  _reader: {
    role: 'Head of evaluation',
    organisation: 'Saltmarsh Network',
    bio: 'Ida asks what would have happened anyway.',
  },
}
const tom = { name: 'Tom Okafor' }

/** A small publication in which every field of a post occurs. Newest first. */
export const saltmarshItems: readonly FeedItem[] = [
  item('quiet-wards', {
    title: 'Quiet wards sleep better',
    summary: 'What a fortnight of soft-closing bins did for sleep.',
    date_published: '2026-05-03T08:00:00Z',
    authors: [ida],
    tags: ['Sleep'],
    content_html: '<p>The loudest thing on a ward at night is a bin.</p>',
    _reader: { type: 'News', audiences: ['Patients and public'], region: 'National' },
  }),
  item('buying-together', {
    title: 'Buying software as one region',
    summary: 'One tender instead of nine.',
    date_published: '2026-04-12T08:00:00Z',
    authors: [tom],
    tags: ['Procurement'],
    content_html: '<p>Nine tenders for one product is eight too many.</p>',
    _reader: { type: 'Guide', audiences: ['Commissioners'], region: 'North Shore' },
  }),
  item('what-a-pilot-is-for', {
    title: 'What a pilot is for',
    summary: 'A pilot is a question, not a launch.',
    date_published: '2025-11-20T08:00:00Z',
    date_modified: '2026-01-06T08:00:00Z',
    authors: [ida, tom],
    tags: ['Pilots', 'Procurement'],
    content_html: [
      '<p>Write the question down first. Then read',
      '<a href="https://saltmarsh.example/posts/buying-together">how to buy together</a>.</p>',
      '<h2>Ask one thing</h2><p>A pilot that asks three things answers none.</p>',
      '<h2>Say when it ends</h2><p>Put the last day in the diary.</p>',
      '<h2>Decide beforehand</h2><p>Agree which answer leads to which decision.</p>',
    ].join(' '),
    _reader: {
      type: 'Guide',
      audiences: ['Commissioners', 'Patients and public'],
      region: 'National',
      related: [postUrl('spare-equipment')],
    },
  }),
  item('spare-equipment', {
    title: 'A shared list of spare equipment',
    summary: 'Three hospitals, one spreadsheet, forty idle pumps.',
    date_published: '2025-02-01T08:00:00Z',
    authors: [tom],
    tags: ['Sustainability'],
    content_html: '<p>The pumps were never missing. They were next door.</p>',
    _reader: { type: 'Case study', audiences: ['Commissioners'], region: 'North Shore' },
  }),
  item('first-letter', {
    title: 'A first letter to our readers',
    summary: 'Why this publication exists.',
    date_published: '2024-06-30T08:00:00Z',
    authors: [ida],
    tags: ['Pilots'],
    content_html: '<p>We shall write about what did not work as well.</p>',
    _reader: { type: 'Blog', audiences: ['Patients and public'], region: 'National' },
  }),
]
