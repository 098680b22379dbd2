import { expect, it } from 'vitest'
import { openLibrary } from '../../src/library/openLibrary.ts'
import type { KeptImage } from '../../src/model/Bookmark.ts'
import { createPost } from '../factories/post.ts'

const name = 'lectern-library:/'

function picture(url: string): KeptImage {
  return { url, type: 'image/png', bytes: new Uint8Array(5_000).buffer }
}

async function save(title: string, minute: number, images: readonly KeptImage[]): Promise<string> {
  const post = createPost({ title })
  const savedAt = new Date(Date.UTC(2026, 4, 1, 0, minute)).toISOString()
  await openLibrary(name).bookmarks.save({ id: post.id, savedAt, post, authors: [], images })
  return post.id
}

it('deletes pictures of the posts saved longest ago, and keeps their texts', async () => {
  const { bookmarks } = openLibrary(name)
  const latest = await save('Latest', 9, [picture('https://a.example/3.png')])
  const without = await save('Without', 1, [])
  const oldest = await save('Oldest', 2, [picture('https://a.example/1.png')])
  const removed = await save('Removed', 3, [picture('https://a.example/2.png')])
  await bookmarks.remove([removed])

  expect(await bookmarks.dropPictures(2)).toEqual({ ok: true, value: 2 })
  const kept = await bookmarks.find(oldest)
  expect(kept).toMatchObject({
    ok: true,
    value: { images: [{ isMissing: true }], post: { html: '<p>Nothing much happened.</p>' } },
  })
  expect(await bookmarks.find(latest)).toMatchObject({
    ok: true,
    value: { images: [{ type: 'image/png' }] },
  })
  expect(await bookmarks.find(without)).toMatchObject({ ok: true })
  const listed = await bookmarks.list()
  expect(listed.ok && listed.value.map(({ id, missingImages }) => [id, missingImages])).toEqual([
    [latest, 0],
    [oldest, 1],
    [without, 0],
  ])
  expect(listed.ok && listed.value.every(({ id, bytes }) => id === latest || bytes < 5_000)).toBe(
    true,
  )
  const gone = await bookmarks.removed()
  expect(gone.ok && gone.value.map(({ id }) => id)).toEqual([removed])

  expect(await bookmarks.dropPictures(2)).toEqual({ ok: true, value: 1 })
  expect(await bookmarks.dropPictures(2)).toEqual({ ok: true, value: 0 })
})
