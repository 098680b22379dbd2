import { openDB } from 'idb'
import { describe, expect, it, vi } from 'vitest'
import type { LibraryOutcome } from '../../src/library/LibraryConnection.ts'
import { openLibrary } from '../../src/library/openLibrary.ts'
import type { Follow } from '../../src/model/Follow.ts'
import { createPost } from '../factories/post.ts'

const name = 'lectern-library:/'
const done = { ok: true, value: undefined }

function createFollow(words: string, fields: Partial<Follow> = {}): Follow {
  return {
    id: `?q=${words}`,
    name: `‘${words}’`,
    query: { words, filters: {}, page: 1 },
    followedAt: '2026-05-01T10:00:00.000Z',
    seenAt: '2026-05-01T10:00:00.000Z',
    seen: ['a', 'b'],
    ...fields,
  }
}

function valueOf<Value>(outcome: LibraryOutcome<Value>): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`)
  return outcome.value
}

async function wordsOf(library = openLibrary(name)): Promise<string[]> {
  return valueOf(await library.searches.list()).map(({ words }) => words)
}

/** The minute of a day, so that what is used later sorts later. */
function minute(count: number): string {
  return new Date(Date.UTC(2026, 4, 1, 0, count)).toISOString()
}

describe('a library of version 1', () => {
  it('keeps its bookmarks and gets room for what is new', async () => {
    const post = createPost({ title: 'From before' })
    const bookmark = { id: post.id, savedAt: minute(0), post, authors: [], images: [] }
    const before = await openDB(name, 1, {
      upgrade: (database) => void database.createObjectStore('bookmarks', { keyPath: 'id' }),
    })
    await before.put('bookmarks', { ...bookmark, checksum: 'as it was' })
    before.close()

    const library = openLibrary(name)
    const listed = valueOf(await library.bookmarks.list())
    expect(listed.map(({ id, savedAt }) => [id, savedAt])).toEqual([[post.id, minute(0)]])
    expect(await library.follows.put(createFollow('kept'))).toEqual(done)
    expect(await library.searches.remember('kept', minute(1))).toEqual(done)
    expect(await library.reads.record(post.id, minute(1))).toEqual(done)
    const after = await openDB(name)
    expect(await after.get('bookmarks', post.id)).toEqual({ ...bookmark, checksum: 'as it was' })
    after.close()
  })

  it('that is open in another tab gives way', async () => {
    const onBlocking = vi.fn(() => before.close())
    const before = await openDB(name, 1, {
      upgrade: (database) => void database.createObjectStore('bookmarks', { keyPath: 'id' }),
      blocking: onBlocking,
    })
    expect(await openLibrary(name).follows.list()).toEqual({ ok: true, value: [] })
    expect(onBlocking).toHaveBeenCalledOnce()
  })
})

describe('recent searches', () => {
  it('come last used first', async () => {
    const { searches } = openLibrary(name)
    await searches.remember('first', minute(1))
    await searches.remember('third', minute(3))
    await searches.remember('second', minute(2))
    expect(valueOf(await searches.list())).toEqual([
      { words: 'third', usedAt: minute(3) },
      { words: 'second', usedAt: minute(2) },
      { words: 'first', usedAt: minute(1) },
    ])
  })

  it('have one entry for all spellings of the same words, the last one', async () => {
    const { searches } = openLibrary(name)
    await searches.remember('cafe on  the ward', minute(1))
    await searches.remember('another', minute(2))
    await searches.remember(' Café on the Ward ', minute(3))
    expect(await wordsOf()).toEqual(['Café on the Ward', 'another'])
  })

  it('tell a phrase from its words', async () => {
    const { searches } = openLibrary(name)
    await searches.remember('ward round', minute(1))
    await searches.remember('"ward round"', minute(2))
    expect(await wordsOf()).toEqual(['"ward round"', 'ward round'])
  })

  it('are twenty at the most: the one used longest ago goes', async () => {
    const { searches } = openLibrary(name)
    for (let count = 1; count <= 22; count++) await searches.remember(`n${count}`, minute(count))
    await searches.remember('n3', minute(30))
    const listed = await wordsOf()
    expect(listed).toHaveLength(20)
    expect(listed.slice(0, 2)).toEqual(['n3', 'n22'])
    expect(listed.at(-1)).toBe('n4')
    const database = await openDB(name)
    expect(await database.count('searches')).toBe(20)
    database.close()
  })

  it('can be taken off one by one, in any spelling, and all together', async () => {
    const { searches } = openLibrary(name)
    for (const words of ['one', 'two', 'three']) await searches.remember(words, minute(1))
    await searches.remove('TWO')
    expect((await wordsOf()).toSorted()).toEqual(['one', 'three'])
    await searches.wipe()
    expect(await wordsOf()).toEqual([])
  })
})

describe('follows', () => {
  it('come last followed first, whole', async () => {
    const { follows } = openLibrary(name)
    const early = createFollow('early', { query: { words: '', filters: { type: ['x'] }, page: 1 } })
    const late = createFollow('late', { followedAt: '2026-05-02T10:00:00.000Z' })
    await follows.put(late)
    await follows.put(early)
    expect(valueOf(await openLibrary(name).follows.list())).toEqual([late, early])
  })

  it('have one record per search', async () => {
    const { follows } = openLibrary(name)
    await follows.put(createFollow('twice'))
    await follows.put(createFollow('twice', { name: 'Again' }))
    expect(valueOf(await follows.list()).map((follow) => follow.name)).toEqual(['Again'])
  })

  it('add what is seen to what was seen before, with the time', async () => {
    const { follows } = openLibrary(name)
    const follow = createFollow('seen')
    await follows.put(follow)
    await follows.markSeen(follow.id, ['b', 'c'], minute(9))
    expect(valueOf(await follows.list())).toEqual([
      { ...follow, seenAt: minute(9), seen: ['a', 'b', 'c'] },
    ])
  })

  it('can be given up and taken back as they were', async () => {
    const { follows } = openLibrary(name)
    const follow = createFollow('back')
    await follows.put(follow)
    await follows.remove(follow.id)
    expect(valueOf(await follows.list())).toEqual([])
    await follows.markSeen(follow.id, ['c'], minute(9))
    expect(valueOf(await follows.list()), 'seeing it follows nothing').toEqual([])
    await follows.put(follow)
    expect(valueOf(await follows.list())).toEqual([follow])
  })

  it('are listed without one that is damaged', async () => {
    const { follows } = openLibrary(name)
    await follows.put(createFollow('sound'))
    const database = await openDB(name)
    await database.put('follows', { id: 'half' })
    database.close()
    expect(valueOf(await follows.list()).map(({ id }) => id)).toEqual(['?q=sound'])
  })
})

describe('reads', () => {
  it('say when each post was last read, until they are forgotten', async () => {
    const { reads } = openLibrary(name)
    await reads.record('a', minute(1))
    await reads.record('b', minute(2))
    await reads.record('a', minute(3))
    expect(valueOf(await openLibrary(name).reads.list())).toEqual(
      new Map([
        ['a', minute(3)],
        ['b', minute(2)],
      ]),
    )
    await reads.wipe()
    expect(valueOf(await reads.list()).size).toBe(0)
  })
})

it('asks for strict durability of follows, and for relaxed of traces', async () => {
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
  const library = openLibrary(name)
  const follow = createFollow('strict')
  await library.follows.put(follow)
  await library.follows.markSeen(follow.id, [], minute(1))
  await library.follows.remove(follow.id)
  await library.searches.remember('words', minute(1))
  await library.searches.remove('words')
  await library.searches.wipe()
  await library.reads.record('a', minute(1))
  await library.reads.wipe()
  const changes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite')
  expect(changes.map(([store, , options]) => [store, options?.durability])).toEqual([
    ...Array.from({ length: 3 }, () => [['follows'], 'strict']),
    [['searches', 'settings'], 'relaxed'],
    ...Array.from({ length: 2 }, () => [['searches'], 'relaxed']),
    [['reads', 'settings'], 'relaxed'],
    [['reads'], 'relaxed'],
  ])
})

it('tells both tabs which store has changed, once that is complete', async () => {
  const here = openLibrary(name)
  const there = openLibrary(name)
  const heard: Promise<string>[] = []
  for (const library of [here, there]) {
    library.subscribe((store) => {
      heard.push(library.follows.list().then((listed) => `${store} ${valueOf(listed)[0]?.id}`))
    })
  }
  await here.follows.put(createFollow('told'))
  await vi.waitFor(() => expect(heard).toHaveLength(2))
  await there.reads.record('a', minute(1))
  await vi.waitFor(() => expect(heard).toHaveLength(4))
  expect(await Promise.all(heard)).toEqual([
    'follows ?q=told',
    'follows ?q=told',
    'reads ?q=told',
    'reads ?q=told',
  ])
})

it.each([
  ['quota', 'QuotaExceededError'],
  ['failed', 'UnknownError'],
])('answers %s where the disk says %s, and tells nobody', async (refusal, error) => {
  const library = openLibrary(name)
  await library.follows.list()
  const onChange = vi.fn()
  library.subscribe(onChange)
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('No', error)
  })
  expect(await library.follows.put(createFollow('no'))).toEqual({ ok: false, refusal })
  expect(await library.searches.remember('no', minute(1))).toEqual({ ok: false, refusal })
  expect(await library.reads.record('a', minute(1))).toEqual({ ok: false, refusal })
  expect(onChange).not.toHaveBeenCalled()
})
