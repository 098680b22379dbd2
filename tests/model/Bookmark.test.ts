import { expect, it } from 'vitest'
import { summariseBookmark, type Bookmark } from '../../src/model/Bookmark.ts'
import { summarisePost } from '../../src/model/Post.ts'
import { createPost } from '../factories/post.ts'

const bookmark: Bookmark = {
  id: 'a',
  savedAt: '2026-05-03T10:00:00Z',
  post: createPost({ id: 'a', title: 'Ünï' }),
  authors: [{ slug: 'ann', name: 'Ann' }],
  images: [],
}

it('lists a bookmark without body and bytes', () => {
  expect(summariseBookmark(bookmark)).toMatchObject({
    id: 'a',
    savedAt: '2026-05-03T10:00:00Z',
    post: summarisePost(bookmark.post),
    missingImages: 0,
  })
})

it('counts the bytes of text and images, and the images that could not be had', () => {
  const text = Buffer.byteLength(JSON.stringify([bookmark.post, bookmark.authors]))
  const summary = summariseBookmark({
    ...bookmark,
    images: [
      { url: 'https://a.example/1.png', type: 'image/png', bytes: new ArrayBuffer(1_000) },
      { url: 'https://a.example/2.png', isMissing: true },
    ],
  })
  expect(summary.bytes).toBe(text + 1_000)
  expect(summary.missingImages).toBe(1)
})
