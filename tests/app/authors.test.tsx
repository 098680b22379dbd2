import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { feed, numberedItems, saltmarshItems } from '../factories/feed.ts'
import { renderApp } from '../renderApp.tsx'
import { listedTitles } from './listedTitles.ts'

test('lists everybody who writes by name, with role and number of posts', async () => {
  renderApp({ feed: feed(saltmarshItems), url: '/authors' })
  await screen.findByText('2 people write for this publication.')
  const [ida, tom] = within(screen.getByRole('main')).getAllByRole('listitem')
  expect(within(ida!).getByRole('link', { name: 'Ida Fenwick' })).toBeTruthy()
  expect(within(ida!).getByText('Head of evaluation, Saltmarsh Network')).toBeTruthy()
  expect(within(ida!).getByText('3 posts')).toBeTruthy()
  expect(within(tom!).getByRole('link', { name: 'Tom Okafor' })).toBeTruthy()
})

test('shows who an author is and everything by them', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems), url: '/authors' })
  await user.click(await screen.findByRole('link', { name: 'Ida Fenwick' }))
  await screen.findByRole('heading', { level: 1, name: 'Ida Fenwick' })
  expect(screen.getByText('Head of evaluation, Saltmarsh Network')).toBeTruthy()
  expect(screen.getByText('Ida asks what would have happened anyway.')).toBeTruthy()
  expect(
    screen.getByRole('link', { name: 'Ida Fenwick at saltmarsh.example' }).getAttribute('href'),
  ).toBe('https://saltmarsh.example/people/ida-fenwick')
  await screen.findByRole('heading', { level: 2, name: 'Posts by Ida Fenwick' })
  expect(listedTitles()).toEqual([
    'Quiet wards sleep better',
    'What a pilot is for',
    'A first letter to our readers',
  ])
})

test('leads from an author to the search among their posts', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems), url: '/authors/tom-okafor' })
  await user.click(await screen.findByRole('link', { name: 'Search and filter these posts' }))
  await screen.findByRole('button', { name: 'Remove filter Tom Okafor' })
  expect(location.search).toBe('?author=tom-okafor')
})

test('leads back from a post to the page of the author that one came from', async () => {
  const items = numberedItems(30).map((entry) => ({ ...entry, authors: [{ name: 'Ana' }] }))
  const { user } = renderApp({ feed: feed(items), url: '/authors/ana' })
  await user.click(await screen.findByRole('link', { name: 'Page 2' }))
  await user.click(await screen.findByRole('link', { name: 'Number 30' }))
  const back = await screen.findByRole('link', { name: 'Back to the list' })
  expect(back.getAttribute('href')).toBe('/authors/ana/page/2')
})

test('says when nobody signs', async () => {
  renderApp({ feed: feed(numberedItems(2)), url: '/authors' })
  await screen.findByText('0 people write for this publication.')
})
