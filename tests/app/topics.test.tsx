import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { feed, saltmarshItems } from '../factories/feed.ts'
import { renderApp } from '../renderApp.tsx'
import { listedTitles } from './listedTitles.ts'

test('lists everything that posts are filed under, by group, with numbers of posts', async () => {
  renderApp({
    feed: feed(saltmarshItems),
    site: {
      facets: [
        { id: 'audience', label: 'Audience', plural: 'Audiences', from: ['audiences'] },
        { id: 'topic', label: 'Topic', plural: 'Topics', takesOtherTags: true },
      ],
    },
    url: '/topics',
  })
  const audiences = within(await screen.findByRole('region', { name: 'Audiences' }))
  expect(audiences.getAllByRole('listitem').map((entry) => entry.textContent)).toEqual([
    'Patients and public3 posts',
    'Commissioners3 posts',
  ])
  const topics = within(screen.getByRole('region', { name: 'Topics' }))
  expect(topics.getByRole('link', { name: 'Procurement' }).parentElement!.textContent).toBe(
    'Procurement2 posts',
  )
})

test('shows the posts of one topic', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems), url: '/topics' })
  await user.click(await screen.findByRole('link', { name: 'Procurement' }))
  await screen.findByRole('heading', { level: 1, name: 'Procurement' })
  await screen.findByRole('heading', { level: 2, name: 'Latest posts' })
  expect(listedTitles()).toEqual(['Buying software as one region', 'What a pilot is for'])
  expect(
    screen.getByRole('link', { name: 'Search and filter these posts' }).getAttribute('href'),
  ).toBe('/?topic=procurement')
})

test('takes plain tags for topics where the feed has no extension', async () => {
  const items = saltmarshItems.map(({ _reader, ...plain }) => plain)
  renderApp({ feed: feed(items), url: '/topics/topic/pilots' })
  await screen.findByRole('heading', { level: 1, name: 'Pilots' })
  await screen.findByRole('heading', { level: 2, name: 'Latest posts' })
  expect(listedTitles()).toEqual(['What a pilot is for', 'A first letter to our readers'])
})
