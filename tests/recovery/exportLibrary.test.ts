import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { exportLibrary } from '../../src/recovery/exportLibrary.ts'
import { openKeptLibrary } from '../../src/recovery/openKeptLibrary.ts'

const name = 'lectern-library:/journal/'

beforeEach(() => vi.stubGlobal('location', new URL('https://site.example/journal/recover.html')))
afterEach(() => vi.unstubAllGlobals())

/** A library as no version of the program has written it. */
function makeLibrary(version: number): Promise<void> {
  return new Promise((resolve) => {
    const opening = indexedDB.open(name, version)
    opening.addEventListener('upgradeneeded', () => {
      const database = opening.result
      const bookmarks = database.createObjectStore('bookmarks', { keyPath: 'id' })
      bookmarks.put({ id: 'a', images: [{ bytes: new Uint8Array([0, 1, 254, 255]).buffer }] })
      bookmarks.put({ id: 'b', images: [], deletedAt: '2026-11-20T08:00:00Z' })
      database.createObjectStore('from-tomorrow', { keyPath: 'id' }).put({ id: 1, text: 'Größe' })
    })
    opening.addEventListener('success', () => {
      opening.result.close()
      resolve()
    })
  })
}

async function databaseNames(): Promise<readonly (string | undefined)[]> {
  return (await indexedDB.databases()).map((database) => database.name)
}

test('finds no library where there is none, and makes none', async () => {
  expect(await openKeptLibrary(name)).toBeUndefined()
  expect(await databaseNames()).toEqual([])
})

test('writes down all that is kept, whichever version of the program kept it', async () => {
  await makeLibrary(7)
  const database = await openKeptLibrary(name)
  const { file, postCount, damagedCount } = await exportLibrary(database!)
  expect(JSON.parse(await file.text())).toEqual({
    format: 'lectern-library-copy',
    version: 1,
    database: name,
    databaseVersion: 7,
    address: 'https://site.example',
    exportedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    stores: {
      bookmarks: [
        { id: 'a', images: [{ bytes: { base64: 'AAH+/w==' } }] },
        { id: 'b', images: [], deletedAt: '2026-11-20T08:00:00Z' },
      ],
      'from-tomorrow': [{ id: 1, text: 'Größe' }],
    },
    checksum: expect.stringMatching(/^[0-9a-f]{16}$/),
  })
  expect([postCount, damagedCount]).toEqual([1, 0])
})

test('has another checksum where one record is another', async () => {
  await makeLibrary(1)
  const database = (await openKeptLibrary(name))!
  const checksumOf = async () => {
    const { file } = await exportLibrary(database)
    return (JSON.parse(await file.text()) as { checksum: string }).checksum
  }
  const before = await checksumOf()
  expect(await checksumOf()).toBe(before)
  const writing = database.transaction('bookmarks', 'readwrite')
  writing.objectStore('bookmarks').put({ id: 'a', images: [] })
  await new Promise((resolve) => writing.addEventListener('complete', resolve))
  expect(await checksumOf()).not.toBe(before)
})
