import { openDB } from 'idb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { LibraryOutcome } from '../../src/library/LibraryConnection.ts'
import { openLibrary } from '../../src/library/openLibrary.ts'
import type { Highlight } from '../../src/model/Highlight.ts'
import { createHighlight } from '../factories/highlight.ts'
import { createPost } from '../factories/post.ts'

const name = 'lectern-library:/'
const later = '2026-05-03T10:00:00.000Z'
const ward = createHighlight()
const other = createHighlight({ id: 'h2', note: 'Ask Tom.', createdAt: later })
const elsewhere = createHighlight({
  id: 'h3',
  post: createPost({ title: 'Buying together' }),
  createdAt: '2026-05-02T10:00:00.000Z',
})

async function idsOf(outcome: Promise<LibraryOutcome<readonly Highlight[]>>): Promise<string[]> {
  const listed = await outcome
  if (!listed.ok) throw new Error(`refused: ${listed.refusal}`)
  return listed.value.map(({ id }) => id)
}

async function createHighlights() {
  const library = openLibrary(name)
  for (const highlight of [ward, other, elsewhere]) await library.highlights.add(highlight)
  return library
}

afterEach(() => vi.useRealTimers())

describe('passages that were marked', () => {
  it('are listed last made first, of all posts or of one', async () => {
    const { highlights } = await createHighlights()
    expect(await idsOf(highlights.list())).toEqual(['h2', 'h3', 'h1'])
    expect(await idsOf(highlights.listOf(ward.post.id))).toEqual(['h2', 'h1'])
    expect(await highlights.list()).toMatchObject({ ok: true, value: [other, elsewhere, ward] })
  })

  it('are written to, no longer than a note may be', async () => {
    const { highlights } = await createHighlights()
    await highlights.changeNote('h1', 'x'.repeat(20_000), later)
    await highlights.changeNote('gone', 'Nothing', later)
    const listed = await highlights.list()
    expect(listed.ok && listed.value.find(({ id }) => id === 'h1')).toEqual({
      ...ward,
      note: 'x'.repeat(10_000),
      changedAt: later,
    })
    expect(await idsOf(highlights.list())).toHaveLength(3)
  })

  it('can be brought back for thirty days after they were removed', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-05-10T00:00:00Z') })
    const { highlights } = await createHighlights()
    await highlights.remove(['h1', 'h2'])
    expect(await idsOf(highlights.list())).toEqual(['h3'])
    expect(await idsOf(highlights.listOf(ward.post.id))).toEqual([])
    expect(await idsOf(highlights.removed())).toHaveLength(2)
    await highlights.restore(['h1'])
    expect(await highlights.listOf(ward.post.id)).toEqual({ ok: true, value: [ward] })

    // By two looks at the clock, which may be wrong.
    vi.setSystemTime(new Date('2026-06-11T00:00:00Z'))
    await highlights.add(createHighlight({ id: 'h4' }))
    expect(await idsOf(highlights.removed())).toEqual(['h2'])
    vi.setSystemTime(new Date('2026-06-19T00:00:00Z'))
    await highlights.add(createHighlight({ id: 'h5' }))
    const database = await openDB(name)
    expect(await database.getAllKeys('highlights')).toEqual(['h1', 'h3', 'h4', 'h5'])
    database.close()
  })

  it('are deleted for good when the reader says so, the others stay', async () => {
    const { highlights } = await createHighlights()
    await highlights.remove(['h1'])
    await highlights.purge()
    await highlights.restore(['h1'])
    expect(await idsOf(highlights.list())).toEqual(['h2', 'h3'])
  })

  it('stay when their post is removed from the shelf, and deleted there', async () => {
    const library = await createHighlights()
    const post = createPost({ title: 'Quiet wards' })
    await library.bookmarks.save({ id: post.id, savedAt: later, post, authors: [], images: [] })
    await library.bookmarks.remove([post.id])
    await library.bookmarks.purge()
    expect(await idsOf(library.highlights.listOf(post.id))).toEqual(['h2', 'h1'])
  })

  it('do not hide behind one that is damaged', async () => {
    const { highlights } = await createHighlights()
    const database = await openDB(name)
    await database.put('highlights', { id: 'h1', post: ward.post })
    database.close()
    expect(await idsOf(highlights.list())).toEqual(['h2', 'h3'])
  })

  it('are told to whoever listens, with the name of their store', async () => {
    const library = openLibrary(name)
    const told: string[] = []
    library.subscribe((store) => told.push(store))
    await library.highlights.add(ward)
    expect(told).toEqual(['highlights'])
  })
})
