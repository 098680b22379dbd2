import { IDBFactory } from 'fake-indexeddb'
import * as fc from 'fast-check'
import { openDB } from 'idb'
import { describe, expect, it } from 'vitest'
import type { ImportReport } from '../../src/library/exchange/importLibrary.ts'
import { createFileChecksum } from '../../src/library/exchange/LibraryFile.ts'
import type { ExportedLibrary } from '../../src/library/exchange/exportLibrary.ts'
import { createExchange } from '../../src/library/exchange/LibraryExchange.ts'
import { createLibraryConnection } from '../../src/library/LibraryConnection.ts'
import { openLibrary, type Library } from '../../src/library/openLibrary.ts'
import type { Bookmark } from '../../src/model/Bookmark.ts'
import type { Highlight } from '../../src/model/Highlight.ts'
import type { ReadingPlace } from '../../src/model/ReadingPlace.ts'
import type { Follow } from '../../src/model/Follow.ts'
import { shelfPlaces, type ShelfNote } from '../../src/model/ShelfNote.ts'
import { createHighlight } from '../factories/highlight.ts'
import { createPost, createTag } from '../factories/post.ts'

const name = 'lectern-library:/'
const site = { title: 'Saltmarsh Review', address: 'https://saltmarsh.example/' }
const exportedAt = '2026-05-03T10:00:00.000Z'
const at = '2026-05-01T10:00:00.000Z'

interface Kept {
  readonly bookmarks?: readonly Bookmark[]
  readonly notes?: readonly ShelfNote[]
  readonly highlights?: readonly Highlight[]
  readonly follows?: readonly Follow[]
  readonly searches?: readonly string[]
  readonly reads?: readonly string[]
  readonly places?: readonly ReadingPlace[]
}

function openExchange() {
  return createExchange(createLibraryConnection(name))
}

function createBookmark(title: string, fields: Partial<Bookmark> = {}): Bookmark {
  const post = createPost({
    title,
    url: `https://feed.example/posts/${encodeURIComponent(title)}`,
    tags: [createTag('topic', 'Sleep')],
    authors: [{ slug: 'ida', name: 'Ida Fenwick' }],
    image: {
      url: 'https://media.example/a.png',
      alt: 'A',
      sizes: [{ url: 'https://media.example/s.png', width: 300 }],
    },
    attachments: [{ url: 'https://media.example/a.mp3', mimeType: 'audio/mpeg', seconds: 90 }],
  })
  return {
    id: post.id,
    savedAt: at,
    post,
    authors: [{ slug: 'ida', name: 'Ida Fenwick', bio: 'Ida asks.' }],
    images: [
      {
        url: 'https://media.example/a.png',
        type: 'image/png',
        bytes: new Uint8Array([0, 255, 128, 7]).buffer,
      },
      { url: 'https://media.example/gone.png', isMissing: true },
    ],
    ...fields,
  }
}

function createFollow(words: string, seen: readonly string[] = ['a'], seenAt = at): Follow {
  const query = { words, filters: { topic: ['sleep'] }, page: 1 }
  return { id: `?q=${words}`, name: `‘${words}’`, query, followedAt: at, seenAt, seen }
}

async function keep(kept: Kept, library: Library = openLibrary(name)): Promise<Library> {
  for (const bookmark of kept.bookmarks ?? []) await library.bookmarks.save(bookmark)
  for (const note of kept.notes ?? [])
    await library.notes.change([note.id], () => note, note.changedAt)
  for (const highlight of kept.highlights ?? []) await library.highlights.add(highlight)
  for (const follow of kept.follows ?? []) await library.follows.put(follow)
  for (const words of kept.searches ?? []) await library.searches.remember(words, at)
  for (const id of kept.reads ?? []) {
    const post = { slug: `post-${id}`, title: `Post ${id}`, type: 'News', published: '2026-05-01' }
    await library.reads.record(id, at, id.length % 2 === 0 ? post : undefined)
  }
  for (const place of kept.places ?? []) await library.places.record(place)
  return library
}

async function exported(): Promise<ExportedLibrary> {
  const outcome = await openExchange().export({ site, exportedAt })
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

async function imported(file: Blob): Promise<ImportReport> {
  const outcome = await openExchange().import(file)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome))
  return outcome.value
}

/** Everything in every store. Seals are left out, which depend on the order of fields, too. */
async function contents(): Promise<Record<string, unknown[]>> {
  await openLibrary(name).bookmarks.list()
  const database = await openDB(name)
  const stores: Record<string, unknown[]> = {}
  for (const store of database.objectStoreNames) {
    const records = (await database.getAll(store)) as { checksum?: string }[]
    stores[store] = records.map(({ checksum: _seal, ...record }) => record)
  }
  database.close()
  return stores
}

function wipe(): void {
  globalThis.indexedDB = new IDBFactory()
}

function placeIn(id: string): ReadingPlace {
  const sentence = { exact: 'Nobody slept.', before: 'It was late. ', after: ' Why?', share: 0.4 }
  return { id, sentence, share: 0.5, readAt: at }
}

const everything: Kept = {
  bookmarks: [createBookmark('Quiet wards'), createBookmark('Buying together', { images: [] })],
  notes: [
    {
      id: createBookmark('Quiet wards').id,
      place: 'in-progress',
      labels: ['ward', 'To cite'],
      note: 'Ask Tom.\nTwice.',
      changedAt: at,
    },
  ],
  follows: [createFollow('bins')],
  searches: ['“soft closing” bins'],
  reads: ['a', 'b'],
  places: [placeIn('a')],
  highlights: [createHighlight(), createHighlight({ id: 'h2', note: 'Ask Tom.\nTwice.' })],
}

describe('a library that is exported', () => {
  it('is the same after it was wiped and imported', async () => {
    await keep(everything)
    const before = await contents()
    const { file, counts, damaged } = await exported()
    expect(counts).toEqual({
      bookmarks: 2,
      notes: 1,
      follows: 1,
      searches: 1,
      reads: 2,
      places: 1,
      highlights: 2,
    })
    expect(damaged).toBe(0)
    wipe()
    await imported(file)
    expect(await contents()).toEqual(before)
    expect(await openLibrary(name).bookmarks.find(everything.bookmarks![0]!.id)).toMatchObject({
      ok: true,
    })
  })

  it('gives the same file again once it was imported', async () => {
    await keep(everything)
    const { file } = await exported()
    wipe()
    await imported(file)
    expect(await (await exported()).file.text()).toBe(await file.text())
  })

  it('leaves out what was removed, with its note, and says what is damaged', async () => {
    const [first, second] = everything.bookmarks!
    const library = await keep(everything)
    await library.bookmarks.remove([first!.id])
    const database = await openDB(name)
    await database.put('bookmarks', {
      ...(await database.get('bookmarks', second!.id)),
      savedAt: exportedAt,
    })
    database.close()
    const { counts, damaged } = await exported()
    expect(counts).toMatchObject({ bookmarks: 0, notes: 0 })
    expect(damaged).toBe(1)
  })

  it('goes without pictures where they would make it larger than can be read again', async () => {
    await keep({ bookmarks: [createBookmark('With a picture')] })
    const outcome = await openExchange().export({ site, exportedAt, largestBytes: 200 })
    if (!outcome.ok) throw new Error(outcome.refusal)
    expect(outcome.value.withoutPictures).toBe(1)
    wipe()
    await imported(outcome.value.file)
    const [summary] = (await contents())['summaries'] as { missingImages: number }[]
    expect(summary!.missingImages).toBe(2)
  })

  it('keeps posts of version 0.1, which had no list of attachments', async () => {
    const { attachments: _none, ...post } = createPost({ title: 'From before' })
    await keep({
      bookmarks: [{ id: post.id, savedAt: at, post: post as never, authors: [], images: [] }],
    })
    const { file, damaged } = await exported()
    expect(damaged).toBe(0)
    wipe()
    expect((await imported(file)).stores.bookmarks).toMatchObject({ added: 1 })
  })
})

describe('a file that is imported into a library', () => {
  it('adds what is not there, and says what is', async () => {
    await keep(everything)
    const { file } = await exported()
    wipe()
    await keep({ bookmarks: [everything.bookmarks![0]!] })
    const report = await imported(file)
    expect(report.site).toEqual(site)
    expect(report.exportedAt).toBe(exportedAt)
    expect(report.stores.bookmarks).toEqual({ added: 1, joined: 0, known: 1, unjoined: 0 })
    expect(report.stores.reads).toMatchObject({ added: 2 })
  })

  it('never overwrites a kept post', async () => {
    await keep({ bookmarks: [createBookmark('Quiet wards')] })
    const { file } = await exported()
    wipe()
    const own = createBookmark('Quiet wards', { savedAt: '2020-01-01T00:00:00.000Z', images: [] })
    const library = await keep({ bookmarks: [own] })
    await imported(file)
    expect(await library.bookmarks.find(own.id)).toEqual({
      ok: true,
      value: expect.objectContaining(own),
    })
  })

  it('brings back a post that was removed here, as it was kept here', async () => {
    await keep(everything)
    const { file } = await exported()
    const library = openLibrary(name)
    const { id } = everything.bookmarks![0]!
    const before = await contents()
    await library.bookmarks.remove([id])
    expect((await imported(file)).stores.bookmarks).toMatchObject({ added: 1, known: 1 })
    expect(await contents()).toEqual(before)
  })

  it('mends a copy that is damaged here', async () => {
    await keep(everything)
    const { file } = await exported()
    const before = await contents()
    const database = await openDB(name)
    const { id } = everything.bookmarks![0]!
    await database.put('bookmarks', { id, checksum: 'broken' })
    database.close()
    expect((await imported(file)).stores.bookmarks).toMatchObject({ added: 1 })
    expect(await contents()).toEqual(before)
  })

  const mine: ShelfNote = {
    id: 'a',
    place: 'finished',
    labels: ['ward'],
    note: 'Mine.',
    changedAt: '2026-05-01T00:00:00.000Z',
  }
  it.each<[string, Partial<ShelfNote>, Partial<ShelfNote>]>([
    [
      'labels of both',
      { labels: ['cite', 'Ward'], note: '' },
      { labels: ['ward', 'cite'], note: 'Mine.' },
    ],
    ['texts of both where they differ', { note: 'Theirs.' }, { note: 'Mine.\n\nTheirs.' }],
    [
      'the longer text where it has the other',
      { note: 'Mine. And more.' },
      { note: 'Mine. And more.' },
    ],
    [
      'the place that was chosen later',
      { place: 'to-read', changedAt: exportedAt, note: '' },
      { place: 'to-read', changedAt: exportedAt },
    ],
    [
      'its own place where that was chosen later',
      { place: 'to-read', changedAt: '2020-01-01T00:00:00Z', note: '' },
      mine,
    ],
  ])('has in a note %s', async (_what, theirs, expected) => {
    await keep({ notes: [{ ...mine, labels: [], ...theirs }] })
    const { file } = await exported()
    wipe()
    const library = await keep({ notes: [mine] })
    await imported(file)
    const notes = await library.notes.list()
    expect(notes.ok && notes.value.get('a')).toMatchObject(expected)
  })

  it('leaves a note as it is, and says so, where both would be too long', async () => {
    await keep({ notes: [{ ...mine, note: 'x'.repeat(6_000) }] })
    const { file } = await exported()
    wipe()
    const library = await keep({ notes: [{ ...mine, note: 'y'.repeat(6_000) }] })
    expect((await imported(file)).stores.notes).toMatchObject({ unjoined: 1 })
    const notes = await library.notes.list()
    expect(notes.ok && notes.value.get('a')?.note).toBe('y'.repeat(6_000))
  })

  it('has what was written to a passage on either device, and says where that is too long', async () => {
    await keep({
      highlights: [
        createHighlight({ note: 'Theirs.', changedAt: exportedAt }),
        createHighlight({ id: 'h2', note: 'x'.repeat(6_000) }),
        createHighlight({ id: 'h3' }),
      ],
    })
    const { file } = await exported()
    wipe()
    const own = [
      createHighlight({ note: 'Mine.' }),
      createHighlight({ id: 'h2', note: 'y'.repeat(6_000) }),
    ]
    const library = await keep({ highlights: own })
    const report = await imported(file)
    expect(report.stores.highlights).toEqual({ added: 1, joined: 1, known: 0, unjoined: 1 })
    const listed = await library.highlights.list()
    const noteOf = (id: string) => listed.ok && listed.value.find((one) => one.id === id)
    expect(noteOf('h1')).toMatchObject({ note: 'Mine.\n\nTheirs.', changedAt: exportedAt })
    expect(noteOf('h2')).toMatchObject({ note: 'y'.repeat(6_000) })
  })

  it('brings back a passage that was removed here, with what was written to it here', async () => {
    await keep({ highlights: [createHighlight({ note: 'Mine.' })] })
    const { file } = await exported()
    const library = openLibrary(name)
    await library.highlights.remove(['h1'])
    expect((await exported()).counts.highlights).toBe(0)
    expect((await imported(file)).stores.highlights).toMatchObject({ joined: 1 })
    expect((await imported(file)).stores.highlights).toMatchObject({ known: 1 })
    expect(await library.highlights.list()).toMatchObject({ ok: true, value: [{ note: 'Mine.' }] })
  })

  it('may be from before passages could be marked', async () => {
    const version1 = {
      format: 'lectern-library',
      version: 1,
      site,
      exportedAt,
    } as const
    const sum = createFileChecksum(version1)
    const read = { id: 'a', readAt: at }
    sum.add('reads', JSON.stringify(read))
    const content = { ...version1, records: { reads: [read] }, checksum: sum.value() }
    const report = await imported(new Blob([JSON.stringify(content)]))
    expect(report.stores.reads).toMatchObject({ added: 1 })
  })

  it('counts as seen and read what was on either device', async () => {
    await keep({ follows: [createFollow('bins', ['a', 'c'], exportedAt)], reads: ['x'] })
    const { file } = await exported()
    wipe()
    const library = await keep({ follows: [createFollow('bins', ['b', 'a'])] })
    await library.reads.record('x', '2026-06-01T00:00:00.000Z')
    await imported(file)
    const follows = await library.follows.list()
    expect(follows.ok && follows.value[0]).toMatchObject({
      seen: ['b', 'a', 'c'],
      seenAt: exportedAt,
    })
    const reads = await library.reads.list()
    expect(reads.ok && reads.value.get('x')).toBe('2026-06-01T00:00:00.000Z')
  })
})

const titles = fc.constantFrom('Bins', 'Wards', 'Pumps', 'Letters')
const moments = fc
  .integer({ min: 0, max: 20 })
  .map((day) => new Date(Date.UTC(2026, 4, 1 + day)).toISOString())
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() !== '')

const keptByAnybody: fc.Arbitrary<Kept> = fc.record({
  bookmarks: fc.array(
    fc
      .record({ title: titles, savedAt: moments, bytes: fc.uint8Array({ maxLength: 40 }) })
      .map(({ title, savedAt, bytes }) =>
        createBookmark(title, {
          savedAt,
          images: [
            {
              url: 'https://media.example/a.png',
              type: 'image/png',
              bytes: Uint8Array.from(bytes).buffer,
            },
          ],
        }),
      ),
    { maxLength: 4 },
  ),
  notes: fc.array(
    fc.record({
      id: titles.map((title) => createBookmark(title).id),
      place: fc.constantFrom(...shelfPlaces),
      labels: fc.array(words, { maxLength: 3 }),
      note: fc.string({ unit: 'grapheme', maxLength: 30 }),
      changedAt: moments,
    }),
    { maxLength: 4 },
  ),
  follows: fc.array(
    fc
      .tuple(words, fc.array(words, { maxLength: 4 }), moments)
      .map((parts) => createFollow(...parts)),
    { maxLength: 3 },
  ),
  highlights: fc.array(
    fc
      .record({
        id: fc.constantFrom('h1', 'h2', 'h3'),
        note: fc.string({ unit: 'grapheme', maxLength: 30 }),
        createdAt: moments,
        changedAt: moments,
      })
      .map(createHighlight),
    { maxLength: 4 },
  ),
  searches: fc.array(words, { maxLength: 4 }),
  reads: fc.array(words, { maxLength: 4 }),
})

describe('whatever is kept', () => {
  it('is identical after export, wipe and import', async () => {
    await fc.assert(
      fc.asyncProperty(keptByAnybody, async (kept) => {
        wipe()
        await keep(kept)
        const before = await contents()
        const { file, damaged } = await exported()
        expect(damaged).toBe(0)
        wipe()
        await imported(file)
        expect(await contents()).toEqual(before)
      }),
      { numRuns: 40 },
    )
  })

  it('is the same whether a file was imported once or twice, and then there is nothing to add', async () => {
    await fc.assert(
      fc.asyncProperty(keptByAnybody, keptByAnybody, async (theirs, mine) => {
        wipe()
        await keep(theirs)
        const { file } = await exported()
        wipe()
        await keep(mine)
        await imported(file)
        const once = await contents()
        const { stores } = await imported(file)
        expect(await contents()).toEqual(once)
        for (const counts of Object.values(stores))
          expect(counts).toMatchObject({ added: 0, joined: 0 })
      }),
      { numRuns: 40 },
    )
  })
})
