import { describe, expect, it } from 'vitest'
import { openLibrary } from '../../src/library/openLibrary.ts'
import type { ReadingPlace } from '../../src/model/ReadingPlace.ts'
import { createPost } from '../factories/post.ts'

const name = 'lectern-library:/'
const post = createPost({ title: 'Long' })

function placeAt(sentenceShare: number, share = sentenceShare): ReadingPlace {
  const sentence = { exact: 'A sentence.', before: '', after: '', share: sentenceShare }
  return { id: post.id, sentence, share, readAt: '2026-05-03T10:00:00.000Z' }
}

async function createLibrary() {
  const library = openLibrary(name)
  const savedAt = '2026-05-01T10:00:00.000Z'
  await library.bookmarks.save({ id: post.id, savedAt, post, authors: [], images: [] })
  return library
}

async function shelfPlace(library = openLibrary(name)): Promise<string | undefined> {
  const notes = await library.notes.list()
  return notes.ok ? notes.value.get(post.id)?.place : undefined
}

describe('how far one has come in a post', () => {
  it('is kept, the newest only, until it is forgotten', async () => {
    const { places } = openLibrary(name)
    await places.record(placeAt(0.2))
    await places.record(placeAt(0.5))
    expect(await places.find(post.id)).toEqual({ ok: true, value: placeAt(0.5) })
    expect(await places.begun()).toEqual({ ok: true, value: new Set([post.id]) })
    await places.wipe()
    expect(await places.find(post.id)).toEqual({ ok: true, value: undefined })
  })

  it('counts as begun neither at the beginning nor at the end', async () => {
    const { places } = openLibrary(name)
    await places.record(placeAt(0.01, 0.4))
    expect(await places.begun()).toEqual({ ok: true, value: new Set() })
    await places.record(placeAt(0.9, 1))
    expect(await places.begun()).toEqual({ ok: true, value: new Set() })
  })

  it('moves a kept post along the shelf, and never back', async () => {
    const library = await createLibrary()
    await library.places.record(placeAt(0.01))
    expect(await shelfPlace()).toBe(undefined)
    await library.places.record(placeAt(0.3))
    expect(await shelfPlace()).toBe('in-progress')
    await library.places.record(placeAt(0.9, 1))
    expect(await shelfPlace()).toBe('finished')
    await library.places.record(placeAt(0.3))
    expect(await shelfPlace()).toBe('finished')
  })

  it('notes nothing on the shelf of a post that is not there', async () => {
    const library = await createLibrary()
    await library.bookmarks.remove([post.id])
    await library.places.record(placeAt(0.3))
    expect(await shelfPlace()).toBe(undefined)
  })

  it('is kept of five hundred posts: the one read longest ago goes', async () => {
    const { places } = openLibrary(name)
    for (let count = 0; count <= 500; count++) {
      const readAt = new Date(Date.UTC(2026, 0, 1, 0, count)).toISOString()
      await places.record({ ...placeAt(0.3), id: `post ${count}`, readAt })
    }
    expect(await places.find('post 0')).toEqual({ ok: true, value: undefined })
    expect(await places.find('post 1')).toMatchObject({ ok: true, value: { id: 'post 1' } })
  })
})
