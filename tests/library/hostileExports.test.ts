import { openDB } from 'idb'
import { describe, expect, it } from 'vitest'
import { createFileChecksum, type FileHead } from '../../src/library/exchange/LibraryFile.ts'
import { openLibrary } from '../../src/library/openLibrary.ts'
import { createPost } from '../factories/post.ts'

const name = 'lectern-library:/'
const at = '2026-05-03T10:00:00.000Z'

const head: FileHead = {
  format: 'lectern-library',
  version: 1,
  site: { title: 'Saltmarsh Review', address: 'https://saltmarsh.example/' },
  exportedAt: at,
}

const post = { ...createPost({ title: 'Quiet wards' }) }
const bookmark = { id: post.id, savedAt: at, post, authors: [], images: [] }
const note = { id: post.id, place: 'to-read', labels: ['ward'], note: 'Mine', changedAt: at }
const follow = {
  id: '?q=bins',
  name: 'Bins',
  query: { words: 'bins', filters: {}, page: 1 },
  followedAt: at,
  seenAt: at,
  seen: [],
}

type Records = Readonly<Record<string, readonly unknown[]>>

/** As an attacker would: the checksum fits, as far as one can be made. */
function fileOf(records: Records, fields: object = {}): Blob {
  const sum = createFileChecksum(head)
  for (const store of ['bookmarks', 'notes', 'follows', 'searches', 'reads']) {
    for (const each of records[store] ?? []) sum.add(store, JSON.stringify(each))
  }
  return new Blob([JSON.stringify({ ...head, records, checksum: sum.value(), ...fields })])
}

function withPost(fields: object): Blob {
  return fileOf({ bookmarks: [{ ...bookmark, post: { ...post, ...fields } }] })
}

const script = 'javascript:alert(1)'

const refused: readonly (readonly [string, Blob | string, object])[] = [
  ['nothing', '', { kind: 'not-json' }],
  ['a web page', '<!doctype html><title>Sign in</title>', { kind: 'not-json' }],
  ['half of a file', '{"format":"lectern-library","version":1,"records":{', { kind: 'not-json' }],
  ['null', 'null', { kind: 'not-ours' }],
  ['a list', '[]', { kind: 'not-ours' }],
  ['200,000 lists in one another', '['.repeat(2e5) + ']'.repeat(2e5), { kind: 'not-ours' }],
  ['another format', JSON.stringify({ ...head, format: 'bookmarks' }), { kind: 'not-ours' }],
  ['a version that is none', fileOf({}, { version: 'one' }), { kind: 'not-ours' }],
  ['a newer version', fileOf({}, { version: 3 }), { kind: 'newer' }],
  ['no records', JSON.stringify(head), { kind: 'changed' }],
  ['records that are no lists', fileOf({}, { records: { notes: {} } }), { kind: 'changed' }],
  ['no checksum', fileOf({ notes: [note] }, { checksum: undefined }), { kind: 'changed' }],
  ['another checksum', fileOf({ notes: [note] }, { checksum: '0' }), { kind: 'changed' }],
  ['a record that is null', fileOf({ notes: [note, null] }), record('notes', 2)],
  ['a record without its id', fileOf({ notes: [{ ...note, id: undefined }] }), record('notes', 1)],
  ['an unknown place', fileOf({ notes: [{ ...note, place: 'burnt' }] }), record('notes', 1)],
  ['a date that is none', fileOf({ notes: [{ ...note, changedAt: 'soon' }] }), record('notes', 1)],
  [
    'a note by the megabyte',
    fileOf({ notes: [{ ...note, note: 'x'.repeat(2e6) }] }),
    record('notes', 1),
  ],
  [
    'a label that is markup of another kind',
    fileOf({ notes: [{ ...note, labels: [{}] }] }),
    record('notes', 1),
  ],
  ['a script for an address', withPost({ url: script }), record('bookmarks', 1)],
  ['a script behind spaces', withPost({ url: ` \u0000${script}` }), record('bookmarks', 1)],
  ['a script for a base', withPost({ base: script }), record('bookmarks', 1)],
  ['a script for a picture', withPost({ image: { url: script } }), record('bookmarks', 1)],
  [
    'data for an attachment',
    withPost({ attachments: [{ url: 'data:text/html,x', mimeType: 'a' }] }),
    record('bookmarks', 1),
  ],
  ['an address of a disk', withPost({ externalUrl: 'file:///etc/passwd' }), record('bookmarks', 1)],
  ['a body that is no text', withPost({ html: { toString: 'x' } }), record('bookmarks', 1)],
  ['a title that is a list', withPost({ title: ['x'] }), record('bookmarks', 1)],
  ['a length that is no number', withPost({ words: 'many' }), record('bookmarks', 1)],
  ['a post of another id', withPost({ id: 'another' }), record('bookmarks', 1)],
  [
    'a picture that is a page',
    fileOf({
      bookmarks: [
        { ...bookmark, images: [{ url: 'https://a.example/', type: 'text/html', data: 'AAAA' }] },
      ],
    }),
    record('bookmarks', 1),
  ],
  [
    'a picture whose bytes are none',
    fileOf({
      bookmarks: [
        { ...bookmark, images: [{ url: 'https://a.example/', type: 'image/png', data: '<b>!' }] },
      ],
    }),
    record('bookmarks', 1),
  ],
  [
    'a filter named for what objects are made of',
    fileOf({
      follows: [
        {
          ...follow,
          query: JSON.parse('{"words":"","page":1,"filters":{"__proto__":["x"]}}') as unknown,
        },
      ],
    }),
    record('follows', 1),
  ],
  [
    'words by the page',
    fileOf({ searches: [{ words: 'x'.repeat(999), usedAt: at }] }),
    record('searches', 1),
  ],
  [
    'one bad record behind good ones',
    fileOf({ bookmarks: [bookmark], reads: [{ id: 'a', readAt: 7 }] }),
    record('reads', 1),
  ],
]

function record(store: string, position: number): object {
  return { kind: 'record', store, position }
}

async function contents(): Promise<unknown[]> {
  await openLibrary(name).bookmarks.list()
  const database = await openDB(name)
  const stores = await Promise.all(
    [...database.objectStoreNames].map((store) => database.getAll(store)),
  )
  database.close()
  return stores
}

describe('a file from anybody', () => {
  it.each(refused)('is refused whole, with nothing touched: %s', async (_what, content, fault) => {
    const library = openLibrary(name)
    await library.notes.change(['mine'], () => ({ note: 'Untouched' }), at)
    const before = await contents()
    const file = typeof content === 'string' ? new Blob([content]) : content
    expect(await library.exchange.import(file)).toEqual({ ok: false, fault })
    expect(await contents()).toEqual(before)
  })

  it('is refused by its size before it is read', async () => {
    const file = { size: 2 ** 40, text: () => Promise.reject(new Error('read')) } as unknown as Blob
    const outcome = await openLibrary(name).exchange.import(file)
    expect(outcome).toEqual({ ok: false, fault: { kind: 'too-large' } })
  })

  it('that has gone since it was chosen is said to be unreadable', async () => {
    const file = { size: 9, text: () => Promise.reject(new DOMException('', 'NotFoundError')) }
    const outcome = await openLibrary(name).exchange.import(file as unknown as Blob)
    expect(outcome).toEqual({ ok: false, fault: { kind: 'unreadable' } })
  })

  it('is taken as it is, whatever its lay-out, and without what is not known', async () => {
    const content = JSON.parse(await fileOf({ notes: [note] }).text()) as {
      records: { notes: Record<string, unknown>[] }
    }
    Object.defineProperty(content.records.notes[0]!, '__proto__', {
      value: { isAdmin: true },
      enumerable: true,
    })
    content.records.notes[0]!['colour'] = 'red'
    const library = openLibrary(name)
    const file = new Blob([JSON.stringify(content, undefined, 2)])
    expect(await library.exchange.import(file)).toMatchObject({ ok: true })
    const database = await openDB(name)
    const stored = (await database.get('notes', note.id)) as object
    database.close()
    expect(stored).toEqual(note)
    expect(Object.getPrototypeOf(stored)).toBe(Object.prototype)
    expect('isAdmin' in {}).toBe(false)
  })

  it('may have a hostile body, which is cleaned each time it is shown', async () => {
    const hostile = '<img src=x onerror=alert(1)><script>alert(1)</script>'
    const file = withPost({ html: hostile })
    const library = openLibrary(name)
    expect(await library.exchange.import(file)).toMatchObject({ ok: true })
    const found = await library.bookmarks.find(post.id)
    expect(found.ok && found.value.post.html).toBe(hostile)
  })

  it('without one of the lists is a file from before there was one', async () => {
    const outcome = await openLibrary(name).exchange.import(
      fileOf({ reads: [{ id: 'a', readAt: at }] }),
    )
    expect(outcome).toMatchObject({ ok: true, value: { stores: { reads: { added: 1 } } } })
  })
})
