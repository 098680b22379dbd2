import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw/http'
import { expect, it } from 'vitest'
import { network, renderApp } from '../renderApp.tsx'

const root = 'http://wordpress.test/wp-json/'
const site = () =>
  HttpResponse.json({ search: 'wordpress', feeds: [root], title: 'Saltmarsh Review' })

interface FakeOptions {
  readonly search?: () => Response
}

/** A WordPress with one post and no taxonomies; search finds nothing unless something else is said. */
function serveWordPress({ search }: FakeOptions = {}): void {
  const post = {
    id: 7,
    guid: { rendered: 'https://saltmarsh.test/?p=7' },
    slug: 'quiet-wards',
    link: 'https://saltmarsh.test/quiet-wards/',
    title: { rendered: 'Quiet wards sleep better' },
    content: { rendered: '<p>Of pumps and doors.</p>', protected: false },
    excerpt: { rendered: '' },
    date: '2026-05-01T08:00:00',
    date_gmt: '2026-05-01T08:00:00',
    modified: '2026-05-01T08:00:00',
    modified_gmt: '2026-05-01T08:00:00',
  }
  const list = (posts: readonly object[]) =>
    HttpResponse.json(posts as object[], { headers: { 'X-WP-Total': String(posts.length) } })
  network.use(
    http.get(root, () => HttpResponse.json({ name: 'Theirs', namespaces: ['wp/v2'] })),
    http.get(`${root}wp/v2/types`, () =>
      HttpResponse.json({ post: { slug: 'post', rest_base: 'posts', taxonomies: [] } }),
    ),
    http.get(`${root}wp/v2/taxonomies`, () => HttpResponse.json({})),
    http.get(`${root}wp/v2/users`, () => new Response(null, { status: 401 })),
    http.get(`${root}wp/v2/posts`, ({ request }) => {
      const { searchParams } = new URL(request.url)
      const slug = searchParams.get('slug')
      if (searchParams.has('search')) return search?.() ?? list([])
      return list(slug === null || slug === post.slug ? [post] : [])
    }),
  )
}

it('lists posts, and says where words are sent and what cannot be done there', async () => {
  serveWordPress()
  const { user } = renderApp({ site, feed: {} })
  await screen.findByRole('link', { name: 'Quiet wards sleep better' })
  screen.getByText(/wordpress\.test searches and lists here/)
  await user.click(screen.getByText('What this search cannot do'))
  screen.getByText('Look in titles only.')
  const foot = within(screen.getByRole('contentinfo'))
  await foot.findByText(/1 post is at wordpress\.test/)
})

it('shows how to search without what cannot be done', async () => {
  serveWordPress()
  const { user } = renderApp({ site, feed: {} })
  await user.click(await screen.findByRole('button', { name: 'How to search' }))
  await screen.findByText('Exactly these words, side by side')
  expect(screen.queryByText('Either of two words')).toBeNull()
  expect(screen.queryByText('In the title')).toBeNull()
})

it('tells what could not be asked from what is not there', async () => {
  serveWordPress({ search: () => new Response(null, { status: 403 }) })
  renderApp({ url: '/?q=pumps', site, feed: {} })
  await screen.findByText(/search of this publication could not be asked/)
  expect(screen.queryByText('No post matches.')).toBeNull()
  screen.getByText(/answered with error 403/)
})

it('says so where WordPress finds nothing', async () => {
  serveWordPress()
  renderApp({ url: '/?q=moonlight', site, feed: {} })
  await screen.findByText('No post matches.')
})

it('opens a post at its own address, and says where there is none', async () => {
  serveWordPress()
  const first = renderApp({ url: '/posts/quiet-wards', site, feed: {} })
  await screen.findByRole('heading', { level: 1, name: 'Quiet wards sleep better' })
  await first.leave()
  renderApp({ url: '/posts/never-written', site, feed: {} })
  await screen.findByText('There is nothing at this address')
})
