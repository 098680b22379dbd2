import { expect, test } from 'vitest'
import { exportKept } from '../../src/recovery/exportKept.ts'
import { openKeptLibrary } from '../../src/recovery/openKeptLibrary.ts'
import { openLibrary } from '../../src/library/openLibrary.ts'
import { createHighlight } from '../factories/highlight.ts'
import { installLibrary, readStoredLibrary } from '../factories/storedLibrary.ts'

const name = 'lectern-library:/journal/'

test('finds no library where there is none, and makes none', async () => {
  expect(await openKeptLibrary(name)).toBeUndefined()
  expect(await indexedDB.databases()).toEqual([])
})

test.each([
  [1, 1],
  [2, 2],
  [3, 2],
])(
  'writes what a library of version %i has, and leaves it as it is',
  async (version, bookmarkCount) => {
    await installLibrary(name, readStoredLibrary(version))
    const database = (await openKeptLibrary(name))!
    const { file, counts, damaged } = await exportKept(database, 'https://site.example/journal/')
    expect(counts.bookmarks).toBe(bookmarkCount)
    expect(damaged).toBe(1)
    const written = JSON.parse(await file.text()) as { records: { bookmarks: { id: string }[] } }
    expect(written).toMatchObject({ format: 'lectern-library', version: 2 })
    expect(written.records.bookmarks[0]!.id).toBe('https://lantern.example/1')
    expect(database.version).toBe(version)
  },
)

test('writes the passages that were marked, too', async () => {
  await openLibrary(name).highlights.add(createHighlight({ note: 'Ask Tom.' }))
  const database = (await openKeptLibrary(name))!
  const { file, counts } = await exportKept(database, 'https://site.example/journal/')
  expect(counts.highlights).toBe(1)
  expect(JSON.parse(await file.text())).toMatchObject({
    records: { highlights: [{ id: 'h1', note: 'Ask Tom.' }] },
  })
})
