import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { PostNotice } from '../../src/ui/post/PostNotice.tsx'

afterEach(cleanup)

const url = 'https://saltmarsh.example/posts/one'

test.each([
  ['password', 'This post is behind a password at its publisher.', 'Read it at saltmarsh.example'],
  ['rest', 'This is the beginning of the post.', 'Read the whole at saltmarsh.example'],
  ['text', 'The feed has no text of this post.', 'Read it at saltmarsh.example'],
] as const)('says what is not here and where it is: %s', (lack, text, action) => {
  render(<PostNotice lack={lack} url={url} />)
  const link = screen.getByRole('link', { name: action })
  expect(link.getAttribute('href')).toBe(url)
  expect(link.parentElement!.textContent).toBe(`${text} ${action}`)
})

test('offers no link where the post has no address', () => {
  render(<PostNotice lack="text" url={undefined} />)
  expect(screen.queryByRole('link')).toBeNull()
})
