import { openDB } from 'idb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openLibrary, type Library } from '../../src/library/openLibrary.ts'
import type { Bookmark } from '../../src/model/Bookmark.ts'
import { summarisePost, type Post } from '../../src/model/Post.ts'
import { asUntrustedHtml } from '../../src/model/UntrustedHtml.ts'
import { createPost } from '../factories/post.ts'

const name = 'lectern-library:/'

function createBookmark(title: string, fields: Partial<Bookmark> = {}): Bookmark {
  const post = createPost({ title })
  return {
    id: post.id,
    savedAt: '2026-05-03T10:00:00.000Z',
    post,
    authors: [],
    images: [],
    ...fields,
  }
}

async function listedTitles(library = openLibrary(name)): Promise<string[]> {
  const listed = await library.bookmarks.list()
  if (!listed.ok) throw new Error(`the list was refused: ${listed.refusal}`)
  return listed.value.map(({ post }) => post.title)
}

async function removedTitles(library: Library): Promise<string[]> {
  const removed = await library.bookmarks.removed()
  if (!removed.ok) throw new Error(`what was removed was refused: ${removed.refusal}`)
  return removed.value.map(({ post }) => post.title)
}

async function save(library: Library, ...titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    expect(await library.bookmarks.save(createBookmark(title))).toMatchObject({ ok: true })
  }
}

/** A library whose device can be given any day. */
function libraryInTime() {
  vi.useFakeTimers({ toFake: ['Date'] })
  return { library: openLibrary(name), at: (day: string) => vi.setSystemTime(`${day}T12:00:00Z`) }
}

/** Changes a record behind the library's back. */
async function changeRecord(id: string, change: (record: Bookmark) => unknown): Promise<void> {
  const database = await openDB(name)
  await database.put('bookmarks', change((await database.get('bookmarks', id)) as Bookmark))
  database.close()
}

describe('keeping a post', () => {
  it('gives it back whole, pictures included', async () => {
    const library = openLibrary(name)
    const bookmark = createBookmark('Whole', {
      authors: [{ slug: 'ida', name: 'Ida', bio: 'Asks what would have happened anyway.' }],
      images: [
        { url: 'https://media.example/a.png', type: 'image/png', bytes: new ArrayBuffer(3) },
        { url: 'https://media.example/b.png', isMissing: true },
      ],
    })
    expect(await library.bookmarks.save(bookmark)).toEqual({ ok: true, value: undefined })
    expect(await library.bookmarks.findBySlug('whole')).toEqual({
      ok: true,
      value: expect.objectContaining(bookmark) as unknown,
    })
  })

  it('lists it without body and bytes, with its size and what is missing of it', async () => {
    const library = openLibrary(name)
    const bytes = new ArrayBuffer(5_000)
    const bookmark = createBookmark('Listed', {
      images: [
        { url: 'https://media.example/a.png', type: 'image/png', bytes },
        { url: 'https://media.example/b.png', isMissing: true },
      ],
    })
    await library.bookmarks.save(bookmark)
    const text = new TextEncoder().encode(JSON.stringify([bookmark.post, []])).length
    expect(await library.bookmarks.list()).toEqual({
      ok: true,
      value: [
        {
          id: bookmark.id,
          savedAt: bookmark.savedAt,
          post: summarisePost(bookmark.post),
          bytes: 5_000 + text,
          missingImages: 1,
          revision: bookmark.post.revision,
        },
      ],
    })
  })

  it('lists what was saved last first', async () => {
    const library = openLibrary(name)
    await library.bookmarks.save(createBookmark('Second', { savedAt: '2026-05-02T00:00:00.000Z' }))
    await library.bookmarks.save(createBookmark('Third', { savedAt: '2026-05-03T00:00:00.000Z' }))
    await library.bookmarks.save(createBookmark('First', { savedAt: '2026-05-01T00:00:00.000Z' }))
    expect(await listedTitles(library)).toEqual(['Third', 'Second', 'First'])
  })

  it('keeps one record per post, the one saved last', async () => {
    const library = openLibrary(name)
    await library.bookmarks.save(createBookmark('Twice'))
    await library.bookmarks.save(createBookmark('Twice', { savedAt: '2026-06-01T00:00:00.000Z' }))
    const listed = await library.bookmarks.list()
    expect(listed.ok && listed.value.map(({ savedAt }) => savedAt)).toEqual([
      '2026-06-01T00:00:00.000Z',
    ])
  })

  it('survives closing and opening', async () => {
    await openLibrary(name).bookmarks.save(createBookmark('Still here'))
    expect(await listedTitles(openLibrary(name))).toEqual(['Still here'])
  })

  it('keeps libraries of different names apart', async () => {
    await openLibrary(name).bookmarks.save(createBookmark('Mine'))
    expect(await listedTitles(openLibrary('lectern-library:/other/'))).toEqual([])
  })

  it('gives a post that version 0.1 kept an empty list of attachments', async () => {
    const { attachments: _none, ...post } = createPost({ title: 'Old' })
    await openLibrary(name).bookmarks.save(createBookmark('Old', { post: post as Post }))
    const found = await openLibrary(name).bookmarks.findBySlug('old')
    expect(found).toMatchObject({ ok: true, value: { post: { ...post, attachments: [] } } })
  })

  it('answers that a post is not kept', async () => {
    expect(await openLibrary(name).bookmarks.findBySlug('never')).toEqual({
      ok: true,
      value: undefined,
    })
  })

  it('asks for strict durability at every change', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    const library = openLibrary(name)
    const bookmark = createBookmark('Strict')
    await library.bookmarks.save(bookmark)
    await library.bookmarks.remove([bookmark.id])
    await library.bookmarks.restore([bookmark.id])
    const changes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite')
    expect(changes).toHaveLength(3)
    for (const [, , options] of changes) expect(options).toEqual({ durability: 'strict' })
  })
})

describe('removing a post', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('takes it off the list and brings it back as it was', async () => {
    const library = openLibrary(name)
    const bookmark = createBookmark('Removed')
    await library.bookmarks.save(bookmark)
    await library.bookmarks.remove([bookmark.id])
    expect(await listedTitles(library)).toEqual([])
    expect(await library.bookmarks.findBySlug('removed')).toEqual({ ok: true, value: undefined })
    await library.bookmarks.restore([bookmark.id])
    expect(await library.bookmarks.findBySlug('removed')).toMatchObject({
      ok: true,
      value: bookmark,
    })
  })

  it('does nothing for a post that is not kept', async () => {
    const library = openLibrary(name)
    expect(await library.bookmarks.remove(['nothing'])).toEqual({ ok: true, value: undefined })
    expect(await library.bookmarks.restore(['nothing'])).toEqual({ ok: true, value: undefined })
    expect(await listedTitles(library)).toEqual([])
  })

  it('can be undone for thirty days, and makes room a week after they are over', async () => {
    const { library, at } = libraryInTime()
    at('2026-05-01')
    await save(library, 'Early', 'Late')
    await library.bookmarks.remove([createBookmark('Early').id])
    at('2026-05-12')
    await library.bookmarks.remove([createBookmark('Late').id])
    at('2026-06-01')
    await save(library, 'First')
    expect(await removedTitles(library)).toEqual(['Late', 'Early'])
    at('2026-06-09')
    await save(library, 'Second')
    expect(await removedTitles(library)).toEqual(['Late'])
    await library.bookmarks.restore(['Early', 'Late'].map((title) => createBookmark(title).id))
    expect((await listedTitles(library)).toSorted()).toEqual(['First', 'Late', 'Second'])
  })

  it('can be undone after the clock has jumped by years and is put right', async () => {
    const { library, at } = libraryInTime()
    at('2026-05-01')
    await save(library, 'Ahead', 'Behind')
    await library.bookmarks.remove([createBookmark('Ahead').id])
    at('2031-05-01')
    await save(library, 'In a wrong year')
    at('1990-01-01')
    await library.bookmarks.remove([createBookmark('Behind').id])
    at('2026-05-02')
    await save(library, 'In the right year')
    expect((await removedTitles(library)).toSorted()).toEqual(['Ahead', 'Behind'])
    at('2026-05-08')
    await save(library, 'In the same week')
    expect((await removedTitles(library)).toSorted()).toEqual(['Ahead', 'Behind'])
  })

  it('is deleted in the end, however wrong the clock has been', async () => {
    const { library, at } = libraryInTime()
    at('2026-05-01')
    await save(library, 'Removed')
    await library.bookmarks.remove([createBookmark('Removed').id])
    at('2031-05-01')
    await save(library, 'Ahead')
    at('2026-06-02')
    await save(library, 'Right')
    at('2026-06-10')
    await save(library, 'Right again')
    expect(await removedTitles(library)).toEqual([])
  })
})

describe('two tabs', () => {
  it('see what the other one changes', async () => {
    const here = openLibrary(name)
    const there = openLibrary(name)
    const onChange = vi.fn()
    there.subscribe(onChange)
    await here.bookmarks.save(createBookmark('From here'))
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled())
    expect(await listedTitles(there)).toEqual(['From here'])
  })

  it('hear of a change only once it is on the disk', async () => {
    const here = openLibrary(name)
    const there = openLibrary(name)
    const seen: Promise<string[]>[] = []
    for (const library of [here, there]) {
      library.subscribe((store) => store === 'bookmarks' && seen.push(listedTitles(library)))
    }
    await here.bookmarks.save(createBookmark('On disk'))
    await vi.waitFor(() => expect(seen).toHaveLength(2))
    expect(await Promise.all(seen)).toEqual([['On disk'], ['On disk']])
  })

  it('do not hear of a change that failed', async () => {
    const library = openLibrary(name)
    await library.bookmarks.list()
    const onChange = vi.fn()
    library.subscribe(onChange)
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Full', 'QuotaExceededError')
    })
    await library.bookmarks.save(createBookmark('Too much'))
    expect(onChange).not.toHaveBeenCalled()
  })
})

describe('a damaged record', () => {
  it.each<[string, (record: Bookmark) => unknown]>([
    [
      'another text',
      (record) => ({ ...record, post: { ...record.post, html: asUntrustedHtml('') } }),
    ],
    ['another author', (record) => ({ ...record, authors: [{ slug: 'x', name: 'X' }] })],
    [
      'a picture with other bytes',
      (record) => ({
        ...record,
        images: record.images.map((image) => ({
          ...image,
          bytes: new Uint8Array([9, 9, 9]).buffer,
        })),
      }),
    ],
    ['a picture less', (record) => ({ ...record, images: [] })],
    ['no checksum', (record) => ({ ...record, checksum: undefined })],
  ])('with %s is refused and never given out as whole', async (_what, change) => {
    const library = openLibrary(name)
    const bytes = new Uint8Array([1, 2, 3]).buffer
    const bookmark = createBookmark('Damaged', {
      images: [{ url: 'https://media.example/a.png', type: 'image/png', bytes }],
    })
    await library.bookmarks.save(bookmark)
    await changeRecord(bookmark.id, change)
    expect(await library.bookmarks.findBySlug('damaged')).toEqual({ ok: false, refusal: 'damaged' })
  })

  it('stays on the list, is told when it is opened, and does not keep the others from it', async () => {
    const library = openLibrary(name)
    const bookmark = createBookmark('Half')
    await library.bookmarks.save(bookmark)
    await library.bookmarks.save(createBookmark('Sound'))
    await changeRecord(bookmark.id, ({ id }) => ({ id }))
    expect((await listedTitles(library)).toSorted()).toEqual(['Half', 'Sound'])
    expect(await library.bookmarks.findBySlug('half')).toEqual({ ok: false, refusal: 'damaged' })
    expect(await library.bookmarks.findBySlug('sound')).toMatchObject({ ok: true })
  })
})

describe('a library that cannot be opened', () => {
  it('of a newer version says so and is left untouched', async () => {
    const newer = await openDB(name, 7, {
      upgrade(database) {
        void database.createObjectStore('shelves').put('all of it', 'kept')
      },
    })
    newer.close()
    const library = openLibrary(name)
    expect(await library.bookmarks.list()).toEqual({ ok: false, refusal: 'newer' })
    expect(await library.bookmarks.save(createBookmark('New'))).toEqual({
      ok: false,
      refusal: 'newer',
    })
    const after = await openDB(name)
    expect(after.version).toBe(7)
    expect(await after.get('shelves', 'kept')).toBe('all of it')
    after.close()
  })

  it('gives way when a newer version comes in another tab, and says so from then on', async () => {
    const library = openLibrary(name)
    await library.bookmarks.save(createBookmark('Before'))
    const newer = await openDB(name, 7)
    expect(await listedTitles(library)).toEqual(['Before'])
    expect(await library.bookmarks.save(createBookmark('After'))).toEqual({
      ok: false,
      refusal: 'newer',
    })
    expect(await newer.count('bookmarks')).toBe(1)
    newer.close()
  })

  it('where the browser refuses a channel between tabs as well says so', async () => {
    vi.stubGlobal('BroadcastChannel', function refuse() {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    })
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    })
    const library = openLibrary(name)
    const saved = await library.bookmarks.save(createBookmark('Not kept'))
    open.mockRestore()
    vi.unstubAllGlobals()
    expect(saved).toEqual({ ok: false, refusal: 'refused' })
  })

  it('where storage is refused says so, and tries again at the next call', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    })
    const library = openLibrary(name)
    expect(await library.bookmarks.list()).toEqual({ ok: false, refusal: 'refused' })
    expect(await library.bookmarks.findBySlug('any')).toEqual({ ok: false, refusal: 'refused' })
    open.mockRestore()
    expect(await library.bookmarks.save(createBookmark('Later'))).toEqual({
      ok: true,
      value: undefined,
    })
  })

  it('where the browser does not answer says so after five seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    vi.spyOn(indexedDB, 'open').mockReturnValue(new IDBOpenDBRequest())
    const listed = openLibrary(name).bookmarks.list()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await listed).toEqual({ ok: false, refusal: 'timeout' })
    vi.useRealTimers()
  })

  it('where another tab does not let go of it says so, and changes nothing later', async () => {
    const library = openLibrary(name)
    const bookmark = createBookmark('Kept')
    await library.bookmarks.save(bookmark)
    const other = await openDB(name)
    const { store, done } = other.transaction('bookmarks', 'readwrite')
    let isHeld = true
    const holding = (async () => {
      while (isHeld) await store.count()
      await done
    })()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const removing = library.bookmarks.remove([bookmark.id])
    await vi.advanceTimersByTimeAsync(20_000)
    vi.useRealTimers()
    expect(await removing).toEqual({ ok: false, refusal: 'timeout' })
    isHeld = false
    await holding
    other.close()
    expect(await listedTitles(library)).toEqual(['Kept'])
  })

  it('because the disk is full names that, and keeps what was there', async () => {
    const library = openLibrary(name)
    await library.bookmarks.save(createBookmark('Before'))
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Full', 'QuotaExceededError')
    })
    expect(await library.bookmarks.save(createBookmark('After'))).toEqual({
      ok: false,
      refusal: 'quota',
    })
    put.mockRestore()
    expect(await listedTitles(library)).toEqual(['Before'])
  })

  it('for any other reason fails as a value', async () => {
    const library = openLibrary(name)
    await library.bookmarks.list()
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Odd', 'UnknownError')
    })
    expect(await library.bookmarks.save(createBookmark('Odd'))).toEqual({
      ok: false,
      refusal: 'failed',
    })
  })
})
