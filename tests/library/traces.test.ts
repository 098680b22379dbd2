import { openDB } from 'idb'
import { describe, expect, it, vi } from 'vitest'
import type { LibraryOutcome } from '../../src/library/LibraryConnection.ts'
import { openLibrary } from '../../src/library/openLibrary.ts'
import { traces, type Trace } from '../../src/model/Trace.ts'
import { knowMore, type NewestPosts } from '../../src/model/Visit.ts'
import { createPost } from '../factories/post.ts'

const name = 'lectern-library:/'
const minute = (minutes: number) => new Date(Date.UTC(2026, 4, 3, 10, minutes)).toISOString()
const post = { slug: 'a-post', title: 'A post' }
const newest: NewestPosts = { posts: [{ id: 'a', published: minute(0) }], isAll: true }
const later: NewestPosts = { posts: [{ id: 'b' }, ...newest.posts], isAll: true }
const sentence = { exact: 'One.', before: '', after: '', share: 0.5 }

function valueOf<Value>(outcome: LibraryOutcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

/** Leaves each of the traces once. */
async function leaveTraces({ reads, places, searches, visits }: ReturnType<typeof openLibrary>) {
  await reads.record('a', minute(1), post)
  await places.record({ id: 'a', sentence, share: 0.5, readAt: minute(1) })
  await searches.remember('words', minute(1))
  await visits.note(minute(1), newest)
}

async function storedCounts(): Promise<Record<Trace, number>> {
  const database = await openDB(name)
  const counts = await Promise.all(
    traces.map(async (store) => [store, await database.count(store)]),
  )
  database.close()
  return Object.fromEntries(counts) as Record<Trace, number>
}

describe('a trace that is switched off', () => {
  it.each(traces)('(%s) is noted by no tab, and the others are', async (trace) => {
    const here = openLibrary(name)
    const there = openLibrary(name)
    valueOf(await here.settings.setNoted(trace, false))
    await leaveTraces(there)
    const others = { reads: 1, places: 1, searches: 1, visits: 1 }
    expect(await storedCounts()).toEqual({ ...others, [trace]: 0 })
  })

  it('is told to nobody, and stays until it is forgotten or switched on again', async () => {
    const library = openLibrary(name)
    await leaveTraces(library)
    for (const trace of traces) valueOf(await library.settings.setNoted(trace, false))
    expect(valueOf(await library.reads.list()).size).toBe(0)
    expect(valueOf(await library.reads.history())).toEqual([])
    expect(valueOf(await library.places.begun()).size).toBe(0)
    expect(valueOf(await library.places.find('a'))).toBeUndefined()
    expect(valueOf(await library.searches.list())).toEqual([])
    expect(valueOf(await library.visits.find())).toBeUndefined()
    expect(await storedCounts()).toEqual({ reads: 1, places: 1, searches: 1, visits: 1 })
    for (const trace of traces) valueOf(await library.settings.setNoted(trace, true))
    expect(valueOf(await library.reads.history())).toHaveLength(1)
    expect(valueOf(await library.visits.find())?.presentAt).toBe(minute(1))
  })

  it('does not move a kept post along the shelf', async () => {
    const library = openLibrary(name)
    const kept = createPost()
    const bookmark = { id: kept.id, savedAt: minute(0), post: kept, authors: [], images: [] }
    const place = { id: kept.id, sentence, share: 0.5, readAt: minute(1) }
    await library.bookmarks.save(bookmark)
    await library.settings.setNoted('places', false)
    await library.places.record(place)
    expect(valueOf(await library.notes.list()).size).toBe(0)
    await library.settings.setNoted('places', true)
    await library.places.record(place)
    expect(valueOf(await library.notes.list()).get(kept.id)?.place).toBe('in-progress')
  })

  it('is told of in every tab, with what it hides', async () => {
    const heard: string[] = []
    openLibrary(name).subscribe((store) => heard.push(store))
    await openLibrary(name).settings.setNoted('reads', false)
    await vi.waitFor(() => expect(heard.toSorted()).toEqual(['reads', 'settings']))
  })
})

describe('the history', () => {
  it('has what was read last first, with what tells of the post', async () => {
    const { reads } = openLibrary(name)
    await reads.record('a', minute(1), post)
    await reads.record('b', minute(2))
    expect(valueOf(await reads.history())).toEqual([
      { id: 'b', readAt: minute(2) },
      { id: 'a', readAt: minute(1), post },
    ])
  })

  it('gets back what was taken out of it, and not over what was read since', async () => {
    const { reads } = openLibrary(name)
    await reads.record('a', minute(1), post)
    await reads.record('b', minute(2), post)
    const before = valueOf(await reads.history())
    await reads.remove('a')
    expect(valueOf(await reads.history()).map(({ id }) => id)).toEqual(['b'])
    await reads.wipe()
    await reads.record('b', minute(9), post)
    await reads.restore(before)
    expect(valueOf(await reads.list())).toEqual(
      new Map([
        ['b', minute(9)],
        ['a', minute(1)],
      ]),
    )
  })
})

describe('visits', () => {
  it('keep what was known at the end of the one before', async () => {
    const { visits } = openLibrary(name)
    await visits.note(minute(0), newest)
    await visits.note(minute(60))
    await visits.note(minute(61), later)
    const known = knowMore(undefined, newest)
    expect(valueOf(await visits.find())).toMatchObject({
      presentAt: minute(61),
      before: { endedAt: minute(0), known },
      known: { ids: ['b', 'a'] },
    })
  })

  it('can be marked as seen, and that be taken back', async () => {
    const { visits } = openLibrary(name)
    await visits.note(minute(0), newest)
    await visits.note(minute(60), later)
    const before = valueOf(await visits.find())!.before!
    await visits.markSeen(minute(61), later)
    expect(valueOf(await visits.find())!.before).toEqual({
      endedAt: minute(61),
      known: { ids: ['b', 'a'] },
    })
    await visits.restore(before)
    expect(valueOf(await visits.find())!.before).toEqual(before)
  })

  it('have nothing to mark on the first', async () => {
    const { visits } = openLibrary(name)
    await visits.markSeen(minute(0), newest)
    expect(valueOf(await visits.find())).toBeUndefined()
    await visits.note(minute(0), newest)
    await visits.markSeen(minute(1), newest)
    expect(valueOf(await visits.find())!.before).toBeUndefined()
    await visits.wipe()
    expect(valueOf(await visits.find())).toBeUndefined()
  })
})

it('takes an inventory, of what is switched off too', async () => {
  const library = openLibrary(name)
  await leaveTraces(library)
  await library.notes.change(['a'], () => ({ note: 'Mine' }), minute(1))
  await library.notes.change(['b'], () => ({ place: 'finished' }), minute(1))
  await library.settings.setNoted('reads', false)
  expect(valueOf(await library.inventory())).toMatchObject({
    bookmarks: { count: 0, bytes: 0 },
    notes: { count: 1 },
    follows: { count: 0 },
    settings: { count: 1 },
    reads: { count: 1, bytes: JSON.stringify({ id: 'a', readAt: minute(1), post }).length },
    places: { count: 1 },
  })
})

describe('a library that has ended', () => {
  it('lets go of its database in every tab, and makes no other', async () => {
    const here = openLibrary(name)
    const there = openLibrary(name)
    await leaveTraces(here)
    await leaveTraces(there)
    const onEnd = vi.fn()
    there.onEnd(onEnd)
    here.end()
    await vi.waitFor(() => expect(onEnd).toHaveBeenCalledOnce())
    await new Promise<void>((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(name)
      deleting.addEventListener('success', () => resolve())
      deleting.addEventListener('blocked', () => reject(new Error('in use')))
    })
    const refused = { ok: false, refusal: 'removed' }
    expect(await here.reads.list()).toEqual(refused)
    expect(await there.reads.record('a', minute(2))).toEqual(refused)
    expect(await indexedDB.databases()).toEqual([])
  })
})
