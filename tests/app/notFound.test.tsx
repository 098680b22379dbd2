import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { feed, saltmarshItems } from '../factories/feed.ts'
import { renderApp } from '../renderApp.tsx'
import { listedTitles } from './listedTitles.ts'

test.each([
  ['a post', '/posts/never-written'],
  ['an author', '/authors/nobody'],
  ['a topic', '/topics/topic/nothing'],
  ['a group of topics', '/topics/nonsense/pilots'],
  ['a screen', '/no/such/screen'],
])('says that there is nothing at the address of %s that does not exist', async (_what, url) => {
  const { user } = renderApp({ feed: feed(saltmarshItems), url })
  await screen.findByRole('heading', { level: 1, name: 'There is nothing at this address' })
  await waitFor(() =>
    expect(document.title).toBe('There is nothing at this address – Saltmarsh Review'),
  )
  await user.click(screen.getByRole('link', { name: 'Go to all posts' }))
  await waitFor(() => expect(listedTitles()).toHaveLength(5))
})

test('does not take an inherited name for an author, a topic or a post', async () => {
  renderApp({ feed: feed(saltmarshItems), url: '/topics/__proto__/constructor' })
  await screen.findByRole('heading', { level: 1, name: 'There is nothing at this address' })
})
