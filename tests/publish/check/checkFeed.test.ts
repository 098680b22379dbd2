import { expect, it } from 'vitest'
import type { FeedItem } from '../../factories/feed.ts'
import { postUrl } from '../../factories/feed.ts'
import { checkItems, soundItem, type CheckOptions } from './checkDocuments.ts'

/** Code, severity, and of each post its slug or position and the detail. */
async function summarize(
  items: readonly unknown[],
  fields: FeedItem = {},
  options: CheckOptions = {},
): Promise<string[]> {
  const findings = await checkItems(items, fields, options)
  return findings.flatMap(({ code, severity, posts }) => [
    `${severity} ${code}`,
    ...posts.map(({ url, position, detail }) => {
      const place = url?.replace(postUrl(''), '') ?? `post ${position}`
      return `  ${place}${detail ? `: ${detail}` : ''}`
    }),
  ])
}

const body = (html: string) => ({ content_html: html })
const tagged = (slug: string, ...tags: string[]) => soundItem(slug, { tags })

it('finds nothing in a feed with which nothing is wrong', async () => {
  expect(await checkItems([soundItem('a'), soundItem('b')])).toEqual([])
})

it.each<[string, FeedItem, string[]]>([
  ['a post nobody has signed', { authors: [] }, ['problem no-author', '  a']],
  [
    'an author without a name',
    { authors: [{ url: 'https://x.example/' }] },
    ['problem no-author', '  a'],
  ],
  ['no date', { date_published: undefined }, ['problem no-date', '  a']],
  ['a date that is null', { date_published: null }, ['problem no-date', '  a']],
  [
    'a date in words',
    { date_published: 'Tomorrow' },
    ['problem unreadable-date', '  a: “Tomorrow”'],
  ],
  ['a date as a number', { date_published: 17 }, ['problem unreadable-date', '  a: “17”']],
  [
    'a date of change in words',
    { date_modified: 'soon' },
    ['problem unreadable-update', '  a: “soon”'],
  ],
  [
    'a date two days ahead',
    { date_published: '2026-11-24T00:00:00Z' },
    ['problem future-date', '  a: 2026-11-24T00:00:00Z'],
  ],
  ['a date less than a day ahead', { date_published: '2026-11-22T23:00:00Z' }, []],
  [
    'a date of change two days ahead',
    { date_modified: '2026-11-24' },
    ['problem future-date', '  a: 2026-11-24'],
  ],
  [
    'a picture without alt',
    body('<p><img src="data:x"></p>'),
    ['problem missing-alt', '  a: data:x'],
  ],
  ['a picture with an empty alt', body('<p><img src="data:x" alt=""></p>'), []],
  ['a picture of one pixel', body('<p>x<img src="data:x" width="1" height="1"></p>'), []],
  [
    'a skipped level',
    body('<h2>One</h2><h4>Two <em>three</em></h4><h2>Four</h2>'),
    ['problem skipped-heading-level', '  a: h2 → h4 at “Two three”'],
  ],
  ['a body that begins at h4', body('<h4>One</h4><h5>Two</h5><h4>Three</h4>'), []],
  ['an empty heading between', body('<h2>One</h2><h5></h5><h3>Two</h3>'), []],
  ['an h1', body('<h1>One</h1><h2>Two</h2>'), ['advice h1-in-body', '  a']],
  [
    'scripts and forms',
    body('<script>1</script><form></form><script>2</script><p>x</p>'),
    ['advice dropped-html', '  a: 2 script, 1 form'],
  ],
  [
    'a fragment that leads nowhere',
    body('<a href="#note">1</a>'),
    ['problem missing-target', '  a: #note'],
  ],
  [
    'one that leads nowhere, written whole',
    body(`<a href="${postUrl('a')}/#note">1</a>`),
    ['problem missing-target', '  a: #note'],
  ],
  ['a fragment with a target', body('<a href="#n%20o">1</a><p id="n o">x</p>'), []],
  ['a fragment with a named anchor', body('<a href="#n">1</a><a name="n">x</a>'), []],
  ['the top of the page', body('<a href="#">1</a><a href="#top">2</a>'), []],
  ['a link with a fragment elsewhere', body('<a href="https://x.example/#n">1</a>'), []],
  [
    'a lead picture without alt',
    { image: 'https://i.example/1.png' },
    ['advice image-hosts', '  a: i.example', 'advice lead-image-alt', '  a'],
  ],
  ['a summary only', { content_html: undefined, summary: 'Short.' }, ['advice excerpts', '  a']],
  [
    'tags of one post only',
    { tags: ['Sleep', 'Noise'] },
    ['advice one-off-tags', '  a: “Sleep”', '  a: “Noise”'],
  ],
])('of %s it says the right thing', async (_what, fields, findings) => {
  expect(await summarize([soundItem('a', fields)])).toEqual(findings)
})

it.each<[string, string, string]>([
  ['a plural', 'Pilot', 'Pilots'],
  ['a plural in -ies', 'Case study', 'Case studies'],
  ['a hyphen', 'E-health', 'Ehealth'],
  ['a space', 'Digital health', 'Digitalhealth'],
  ['a letter left out', 'Procurement', 'Procurment'],
  ['letters that changed places', 'Public procurement', 'Public procuremnet'],
])('takes tags for nearly the same that differ by %s', async (_what, one, other) => {
  const items = [tagged('a', one), tagged('b', one), tagged('c', other), tagged('d', other)]
  const findings = await checkItems(items)
  expect(findings).toMatchObject([
    { code: 'near-duplicate-tags', severity: 'problem', posts: [{}, {}] },
  ])
  expect(findings[0]!.message).toBe(
    `“${one}” (2 posts) / “${other}” (2 posts) are nearly the same tag.`,
  )
})

it.each<[string, string]>([
  ['Care', 'Cars'],
  ['Waves', 'Wages'],
  ['2025', '2026'],
  ['Public procurement', 'Private procurement'],
  ['Procurement', 'Procurement law'],
])('does not confuse %s with %s', async (one, other) => {
  const items = [tagged('a', one), tagged('b', one), tagged('c', other), tagged('d', other)]
  expect(await summarize(items)).toEqual([])
})

it('advises on spellings that are shown as one tag', async () => {
  const items = [tagged('a', 'Digital health'), tagged('b', 'Digital-Health')]
  expect(await checkItems(items)).toMatchObject([
    {
      code: 'near-duplicate-tags',
      severity: 'advice',
      message: '“Digital health” / “Digital-Health” are shown as one tag. Choose one spelling.',
    },
  ])
})

it('names items that are left out, by reason', async () => {
  const items = [soundItem('a'), { title: 'No id' }, 'nothing', soundItem('a'), { id: '5' }]
  expect(await checkItems(items)).toMatchObject([
    {
      code: 'no-id',
      severity: 'problem',
      message: '1 post is left out: no id.',
      posts: [{ title: 'No id', position: 2 }],
    },
    { code: 'not-an-object', posts: [{ title: 'Untitled', position: 3 }] },
    { code: 'duplicate-id', posts: [{ title: 'Post a', position: 4 }] },
    { code: 'empty', posts: [{ title: 'Untitled', position: 5 }] },
  ])
})

it('counts left-out items in the positions of the others', async () => {
  const items = [{}, soundItem('a', { url: undefined, authors: [] }), soundItem('b'), {}]
  const findings = await checkItems([...items, soundItem('c', { url: undefined, authors: [] })])
  expect(findings.find(({ code }) => code === 'no-author')?.posts).toEqual([
    { title: 'Post a', position: 2 },
    { title: 'Post c', position: 5 },
  ])
})

it('gives the line for the site file with all hosts of pictures', async () => {
  const picture = (host: string, name: string) => `<img src="https://${host}/${name}" alt="">`
  const items = [
    soundItem('a', body(picture('listed.example', '1') + picture('b.example', '1'))),
    soundItem('b', body(picture('a.example', '1') + picture('a.example', '2'))),
  ]
  const [finding] = await checkItems(items, {}, { imageHosts: ['listed.example'] })
  expect(finding).toMatchObject({ code: 'image-hosts', severity: 'advice' })
  expect(finding!.message).toContain('a.example (2 pictures), b.example (1 picture)')
  expect(finding!.message).toMatch(/"imageHosts": \["listed.example", "a.example", "b.example"\]$/)
})

it.each<[string, FeedItem, string[]]>([
  ['title', { title: undefined }, ['advice no-title']],
  ['language', { language: undefined }, ['advice no-language']],
  ['home page', { home_page_url: undefined }, ['advice no-home-page']],
])('advises a feed without %s', async (_what, fields, findings) => {
  expect(await summarize([soundItem('a')], fields)).toEqual(findings)
})

it('advises a feed without posts', async () => {
  expect(await summarize([])).toEqual(['advice no-posts'])
})

it('advises titles that tell posts apart', async () => {
  const items = ['a', 'b', 'c'].map((slug) => soundItem(slug, { title: 'Minutes' }))
  expect(await summarize(items)).toEqual(['advice duplicate-titles', '  a', '  b', '  c'])
})

it('advises to divide a feed of more than a megabyte', async () => {
  const items = [soundItem('a', body(`<p>${'Long. '.repeat(200_000)}</p>`))]
  const [finding] = await checkItems(items)
  expect(finding).toMatchObject({ code: 'large-document', severity: 'advice' })
  expect(finding!.message).toMatch(/^The feed is one document of 1.2 MB.*250 kB.*next_url/)
})

it('advises a server that cannot say whether the feed has changed', async () => {
  expect(await summarize([soundItem('a')], {}, { etag: '' })).toEqual(['advice no-validators'])
  expect(await summarize([soundItem('a')], {}, { etag: '', isWeb: false })).toEqual([])
})

it.each<[boolean | undefined, string[]]>([
  [false, ['problem no-cors']],
  [true, []],
  [undefined, []],
])('where other sites may read the feed: %s', async (mayOthersRead, findings) => {
  const answers = { statuses: new Map(), notes: [], mayOthersRead }
  expect(await summarize([soundItem('a')], {}, { answers })).toEqual(findings)
})

const links = body(
  '<a href="gone#x">1</a><a href="https://www.saltmarsh.example/lost">2</a><a href="b">3</a>' +
    '<a href="https://other.example/gone">4</a><a href="/about">5</a><a href="slides.pdf">6</a>',
)

it('finds links that the server says are dead', async () => {
  const statuses = new Map([
    [postUrl('gone'), 404],
    ['https://www.saltmarsh.example/lost', 410],
    ['https://saltmarsh.example/about', 500],
    ['https://other.example/gone', 404],
  ])
  const answers = { statuses, notes: [] }
  expect(await summarize([soundItem('a', links), soundItem('b')], {}, { answers })).toEqual([
    'problem dead-link',
    `  a: ${postUrl('gone')} (404)`,
    '  a: https://www.saltmarsh.example/lost (410)',
  ])
})

it('takes addresses among those of posts for posts, where nobody is asked', async () => {
  const items = [soundItem('a', links), soundItem('b')]
  expect(await summarize(items, {}, { isWeb: false })).toEqual([
    'advice not-in-feed',
    `  a: ${postUrl('gone')}`,
  ])
})
