import { openDB } from 'idb'
import { describe, expect, it, vi } from 'vitest'
import { migrations } from '../../src/library/migrations.ts'
import { openLibrary } from '../../src/library/openLibrary.ts'
import { installLibrary, readStoredLibrary } from '../factories/storedLibrary.ts'

const name = 'lectern-library:/'
const released = [1, 2, 3]

it('has a fixture of each version that readers may have', () => {
  expect(released).toEqual(Array.from({ length: migrations.length - 1 }, (_, step) => step + 1))
})

describe.each(released)('a library of version %i', (version) => {
  const stored = readStoredLibrary(version)
  const bookmarks = stored.stores.bookmarks!.records as { id: string; deletedAt?: string }[]

  it('keeps every record as it was', async () => {
    await installLibrary(name, stored)
    await openLibrary(name).bookmarks.list()
    const after = await openDB(name)
    expect(after.version).toBe(migrations.length)
    for (const [store, { records }] of Object.entries(stored.stores)) {
      expect(await after.getAll(store)).toEqual(records)
    }
    after.close()
  })

  it('lists and opens what was saved, intact', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-30T00:00:00Z') })
    await installLibrary(name, stored)
    const library = openLibrary(name)
    const listed = await library.bookmarks.list()
    const whole = bookmarks.filter((record) => !record.deletedAt && 'post' in record)
    expect(listed.ok && listed.value.map(({ id }) => id).toSorted()).toEqual(
      whole.map(({ id }) => id).toSorted(),
    )
    expect(await library.bookmarks.findBySlug('the-first-lamp')).toMatchObject({
      ok: true,
      value: { id: bookmarks[0]!.id, images: [{ type: 'image/png' }, { isMissing: true }] },
    })
    expect(await library.bookmarks.removed()).toMatchObject({
      ok: true,
      value: [{ id: 'https://lantern.example/2' }],
    })
    await library.bookmarks.restore(['https://lantern.example/2'])
    expect(await library.bookmarks.findBySlug('a-quieter-wick')).toMatchObject({ ok: true })
    vi.useRealTimers()
  })

  it('is as it was when a step on the way fails', async () => {
    await installLibrary(name, stored)
    const create = vi.spyOn(IDBDatabase.prototype, 'createObjectStore').mockImplementation(() => {
      throw new DOMException('Odd', 'UnknownError')
    })
    expect(await openLibrary(name).bookmarks.list()).toEqual({ ok: false, refusal: 'unopened' })
    create.mockRestore()
    const after = await openDB(name)
    expect(after.version).toBe(version)
    expect(await after.getAll('bookmarks')).toEqual(bookmarks)
    after.close()
  })
})

it('is made whole where somebody has made an empty database of its name', async () => {
  const empty = await openDB(name)
  empty.close()
  const library = openLibrary(name)
  expect(await library.bookmarks.list()).toEqual({ ok: true, value: [] })
  expect(await library.follows.list()).toEqual({ ok: true, value: [] })
})

describe('a library of a newer version', () => {
  it('can be read, and is not changed', async () => {
    const before = openLibrary(name)
    await before.notes.change(['a'], () => ({ note: 'Mine' }), '2026-05-03T10:00:00.000Z')
    const newer = await openDB(name, 9, { upgrade: (opened) => void opened.createObjectStore('x') })
    newer.close()
    const library = openLibrary(name)
    const listed = await library.notes.list()
    expect(listed.ok && listed.value.get('a')?.note).toBe('Mine')
    const refused = { ok: false, refusal: 'newer' }
    expect(await library.notes.change(['a'], () => ({ note: '' }), '')).toEqual(refused)
    expect(await library.bookmarks.remove(['a'])).toEqual(refused)
    const after = await openDB(name)
    expect(after.version).toBe(9)
    expect(await after.get('notes', 'a')).toMatchObject({ note: 'Mine' })
    after.close()
  })
})
