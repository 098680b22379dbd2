import { cleanup, render } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, describe, expect, test } from 'vitest'
import type { PostImage } from '../../src/model/Post.ts'
import { PostHeader } from '../../src/ui/post/PostHeader.tsx'
import { PostPicture } from '../../src/ui/post/PostPicture.tsx'
import { pictureSource } from '../../src/ui/post/pictureSource.ts'
import { createPost } from '../factories/post.ts'

afterEach(cleanup)

const image: PostImage = {
  url: 'https://media.example/ward.jpg',
  sizes: [
    { url: 'https://media.example/ward-300.jpg', width: 300 },
    { url: 'https://media.example/ward-1024.jpg', width: 1024 },
  ],
}
const srcSet = 'https://media.example/ward-300.jpg 300w, https://media.example/ward-1024.jpg 1024w'

function sourceOf(fields: Partial<PostImage> = {}) {
  return pictureSource({ ...image, ...fields }, (url) => new URL(url).host === 'media.example')
}

function shownImage(): HTMLImageElement {
  return document.querySelector('img')!
}

describe('the picture of a post', () => {
  test('is offered in all its sizes', () => {
    expect(sourceOf()).toEqual({ src: image.url, srcSet })
  })

  test('is offered in its own size only where another is at a host that is not listed', () => {
    const elsewhere = { url: 'https://cdn.example/ward-2048.jpg', width: 2048 }
    expect(sourceOf({ sizes: [...image.sizes!, elsewhere] })).toEqual({ src: image.url })
    expect(sourceOf({ sizes: [] })).toEqual({ src: image.url })
  })

  test('is not offered where its own host is not listed', () => {
    expect(sourceOf({ url: 'https://cdn.example/ward.jpg' })).toBeUndefined()
  })

  test('in a list tells the browser how wide it is shown, where there are sizes', () => {
    render(<PostPicture post={createPost()} source={sourceOf()} sizes="11rem" />)
    expect(shownImage().srcset).toBe(srcSet)
    expect(shownImage().sizes).toBe('11rem')
    cleanup()
    render(<PostPicture post={createPost()} source={{ src: image.url }} sizes="11rem" />)
    expect(shownImage().src).toBe(image.url)
    expect(shownImage().hasAttribute('srcset')).toBe(false)
    expect(shownImage().hasAttribute('sizes')).toBe(false)
  })

  test('above the text of the reader’s own copy is the kept one, in its one size', () => {
    const kept = { src: 'blob:http://localhost:3000/1' }
    render(
      <MemoryRouter>
        <PostHeader
          post={createPost({ image })}
          summary={undefined}
          siteTitle=""
          lang={undefined}
          imageSource={kept}
          actions={null}
        />
      </MemoryRouter>,
    )
    expect(shownImage().src).toBe(kept.src)
    expect(shownImage().hasAttribute('srcset')).toBe(false)
    expect(shownImage().hasAttribute('sizes')).toBe(false)
  })
})
