import { expect, it } from 'vitest'
import { summarisePost } from '../../src/model/Post.ts'
import { createPost, createTag } from '../factories/post.ts'

it('takes from a post what lists show, and leaves its body behind', () => {
  const shown = {
    title: 'Seen',
    summary: 'Short',
    language: 'cy',
    tags: [createTag('type', 'News')],
  }
  const summary = summarisePost(createPost({ ...shown, externalUrl: 'https://b.example/' }))
  expect(summary).toMatchObject(shown)
  for (const field of ['html', 'base', 'externalUrl', 'related', 'revision']) {
    expect(summary).not.toHaveProperty(field)
  }
})
