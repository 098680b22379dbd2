import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { feed, item, postUrl, saltmarshItems } from '../factories/feed.ts'
import { renderApp } from '../renderApp.tsx'

async function openPilotPost() {
  const app = renderApp({ feed: feed(saltmarshItems), url: '/posts/what-a-pilot-is-for' })
  await screen.findByRole('heading', { level: 1, name: 'What a pilot is for' })
  return app
}

test('shows type, dates, reading time, summary, byline and where it is filed', async () => {
  await openPilotPost()
  const post = within(screen.getByRole('main'))
  expect(post.getAllByText('Guide')[0]!.tagName).toBe('SPAN')
  expect(post.getByText('20 November 2025').getAttribute('datetime')).toBe('2025-11-20')
  expect(post.getByText('6 January 2026').parentElement!.textContent).toBe('Updated 6 January 2026')
  expect(post.getAllByText('1 minute read')[0]).toBeTruthy()
  expect(post.getByText('A pilot is a question, not a launch.')).toBeTruthy()
  expect(post.getAllByRole('link', { name: 'Ida Fenwick' })[0]!.getAttribute('href')).toBe(
    '/authors/ida-fenwick',
  )
  const audiences = within(post.getByRole('list', { name: 'For' })).getAllByRole('link')
  expect(audiences.map((link) => link.textContent)).toEqual([
    'Commissioners',
    'Patients and public',
    'National',
  ])
  const topics = within(post.getByRole('list', { name: 'Filed under' })).getAllByRole('link')
  expect(topics.map((link) => link.getAttribute('href'))).toEqual([
    '/topics/type/guide',
    '/topics/topic/pilots',
    '/topics/topic/procurement',
  ])
})

test('shows the text with its sub-headings under the title', async () => {
  await openPilotPost()
  expect(screen.getByText('Put the last day in the diary.')).toBeTruthy()
  expect(screen.getByRole('heading', { level: 2, name: 'Say when it ends' })).toBeTruthy()
})

test('lists the sub-headings of a long post as contents', async () => {
  await openPilotPost()
  const [list] = within(screen.getByRole('navigation', { name: 'Contents' })).getAllByRole('list')
  const links = within(list!).getAllByRole('link')
  expect(links.map((link) => link.textContent)).toEqual([
    'Ask one thing',
    'Say when it ends',
    'Decide beforehand',
  ])
  for (const link of links) {
    const anchor = link.getAttribute('href')!.slice(1)
    expect(document.getElementById(anchor)?.textContent).toBe(link.textContent)
  }
})

test('introduces every author of the post with role, organisation and bio', async () => {
  await openPilotPost()
  const bios = screen.getByRole('region', { name: 'About the authors' })
  const [ida, tom] = within(bios).getAllByRole('listitem')
  expect(within(ida!).getByRole('heading', { level: 3 }).textContent).toBe('Ida Fenwick')
  expect(within(ida!).getByText('Head of evaluation, Saltmarsh Network')).toBeTruthy()
  expect(within(ida!).getByText('Ida asks what would have happened anyway.')).toBeTruthy()
  expect(
    within(tom!).getByRole('link', { name: 'All posts by Tom Okafor' }).getAttribute('href'),
  ).toBe('/authors/tom-okafor')
})

test('offers three related posts with date, excerpt and the reason for each', async () => {
  await openPilotPost()
  const related = within(await screen.findByRole('region', { name: 'Related news' }))
  const posts = related.getAllByRole('article')
  expect(posts).toHaveLength(3)
  const [pick, ...others] = posts
  expect(within(pick!).getByText('Chosen by the editors')).toBeTruthy()
  expect(within(pick!).getByText('1 February 2025')).toBeTruthy()
  expect(
    within(pick!).getByText('Three hospitals, one spreadsheet, forty idle pumps.'),
  ).toBeTruthy()
  expect(
    within(pick!)
      .getByRole('link', { name: 'A shared list of spare equipment' })
      .getAttribute('href'),
  ).toBe('/posts/spare-equipment')
  for (const other of others) {
    expect(other.textContent).toMatch(/Also (by|filed under|for) |Shares: /)
  }
})

test('links to the original without telling it where the reader came from', async () => {
  await openPilotPost()
  const link = screen.getByRole('link', { name: 'Read the original at saltmarsh.example' })
  expect(link.getAttribute('href')).toBe('https://saltmarsh.example/posts/what-a-pilot-is-for')
  expect(link.getAttribute('rel')).toContain('noopener')
  expect(link.getAttribute('referrerpolicy')).toBe('no-referrer')
})

test('links to the page that a link post is about', async () => {
  const items = [item('a-link', { external_url: 'https://elsewhere.example/report' })]
  renderApp({ feed: feed(items), url: '/posts/a-link' })
  const link = await screen.findByRole('link', {
    name: 'Read what this post is about at elsewhere.example',
  })
  expect(link.getAttribute('href')).toBe('https://elsewhere.example/report')
})

test('keeps links to other posts inside the app', async () => {
  const { user } = await openPilotPost()
  const main = screen.getByRole('main')
  await user.click(screen.getByRole('link', { name: 'how to buy together' }))
  await screen.findByRole('heading', { level: 1, name: 'Buying software as one region' })
  expect(location.pathname).toBe('/posts/buying-together')
  expect(screen.getByRole('main')).toBe(main)
})

test('leads back to the exact list that one came from', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems), url: '/?q=pilot&type=guide' })
  await user.click(await screen.findByRole('link', { name: 'What a pilot is for' }))
  const back = await screen.findByRole('link', { name: 'Back to the list' })
  expect(back.getAttribute('href')).toBe('/?q=pilot&type=guide')
  await user.click(back)
  await waitFor(() =>
    expect(screen.getByLabelText<HTMLInputElement>('Search all posts').value).toBe('pilot'),
  )
  expect(location.search).toBe('?q=pilot&type=guide')
})

test('leads to all posts where one came from elsewhere', async () => {
  await openPilotPost()
  expect(screen.getByRole('link', { name: 'All posts' }).getAttribute('href')).toBe('/')
})

function expectOneLinkTo(url: string, name: string): void {
  const links = screen.getAllByRole('link').filter((link) => link.getAttribute('href') === url)
  expect(links.map((link) => link.textContent)).toEqual([name])
  expect(links[0]!.getAttribute('rel')).toBe('noopener noreferrer')
  expect(links[0]!.getAttribute('referrerpolicy')).toBe('no-referrer')
}

test('says so where the feed has no text, and leads to it once', async () => {
  renderApp({ feed: feed([item('bare', { content_html: undefined })]), url: '/posts/bare' })
  await screen.findByText('The feed has no text of this post.')
  expectOneLinkTo(postUrl('bare'), 'Read it at saltmarsh.example')
})

test('says so where the feed has no text and the post no address', async () => {
  const bare = item('bare', { id: 'tag:bare', url: undefined, content_html: undefined })
  renderApp({ feed: feed([bare]), url: '/posts/post-bare' })
  await screen.findByText('The feed has no text of this post.')
  expect(within(screen.getByRole('main')).queryByRole('link', { name: / at / })).toBeNull()
})

test('says the sentences of a summary once where the feed has nothing else', async () => {
  const short = item('short', { content_html: undefined, summary: 'In one\n  sentence & a half.' })
  renderApp({ feed: feed([short]), url: '/posts/short' })
  expect(await screen.findAllByText('In one sentence & a half.')).toHaveLength(1)
  expect(screen.getByText('The feed has no text of this post.')).toBeTruthy()
  expectOneLinkTo(postUrl('short'), 'Read it at saltmarsh.example')
})

test('leads to the whole of a post of which the feed has the beginning', async () => {
  const begun = item('begun', { content_html: undefined, summary: 'It began as a quiet […]' })
  renderApp({ feed: feed([begun]), url: '/posts/begun' })
  expect(await screen.findAllByText('It began as a quiet […]')).toHaveLength(1)
  expect(screen.getByText('This is the beginning of the post.')).toBeTruthy()
  expectOneLinkTo(postUrl('begun'), 'Read the whole at saltmarsh.example')
})

test('plays recordings of listed hosts in place, without asking for them beforehand', async () => {
  const episode = item('episode', {
    attachments: [
      {
        url: 'https://media.example/12.mp3',
        mime_type: 'audio/mpeg',
        title: 'Quiet wards',
        size_in_bytes: 14_200_000,
        duration_in_seconds: 727,
      },
      { url: 'https://podcasts.example.org/13.mp3', mime_type: 'audio/mpeg', title: 'Elsewhere' },
      { url: 'https://files.example/checklist.pdf', mime_type: 'application/pdf' },
    ],
  })
  renderApp({
    feed: feed([episode]),
    site: { title: 'Saltmarsh Review', imageHosts: ['media.example'] },
    url: '/posts/episode',
  })
  const section = within(await screen.findByRole('region', { name: 'Recordings and files' }))
  const [own, other, file] = section
    .getAllByRole('heading', { level: 3 })
    .map((heading) => within(heading.closest('li')!))
  const player = own!.getByLabelText('Quiet wards')
  expect(player.getAttribute('preload')).toBe('none')
  expect(own!.getByText('12 minutes')).toBeTruthy()
  expect(own!.getByText('14 MB')).toBeTruthy()
  expect(own!.getByRole('link', { name: 'Download: Quiet wards, MP3' })).toBeTruthy()
  expect(other!.queryByLabelText('Elsewhere')).toBeNull()
  expect(other!.getByRole('link').textContent).toBe('Listen at podcasts.example.org')
  expect(file!.getByRole('heading').textContent).toBe('checklist.pdf')
  expect(file!.getByRole('link').textContent).toBe('Download from files.example')
})

test('keeps what plays in the text when the post is saved', async () => {
  const html = '<p><audio src="https://media.example/12.mp3"></audio></p>'
  const { user } = renderApp({
    feed: feed([item('episode', { content_html: html })]),
    site: { title: 'Saltmarsh Review', imageHosts: ['media.example'] },
    url: '/posts/episode',
  })
  const save = await screen.findByRole('button', { name: /^Save / })
  const player = document.querySelector('audio')!
  await user.click(save)
  await screen.findByRole('button', { name: /^Saved: / })
  expect(document.querySelector('audio')).toBe(player)
})

test('names a post without a title after its first words, and does not repeat them as summary', async () => {
  const untitled = item('note', { title: undefined, summary: 'A note in passing.' })
  renderApp({ feed: feed([untitled]), url: '/posts/note' })
  await screen.findByRole('heading', { level: 1, name: 'A note in passing.' })
  expect(screen.getAllByText('A note in passing.')).toHaveLength(1)
})

test('is in the language of the post', async () => {
  const items = [
    item('bonjour', { title: 'Bonjour', language: 'fr', content_html: '<p>Salut.</p>' }),
  ]
  renderApp({ feed: feed(items), url: '/posts/bonjour' })
  const heading = await screen.findByRole('heading', { level: 1, name: 'Bonjour' })
  expect(heading.lang).toBe('fr')
  expect(screen.getByText('Salut.').closest('[lang]')!.getAttribute('lang')).toBe('fr')
  await waitFor(() => expect(document.documentElement.lang).toBe('en-GB'))
})

test('shows pictures of hosts that the site lists, and links to those of others', async () => {
  const picture = (host: string) => `<p><img src="https://${host}/map.png" alt="A map"></p>`
  const items = [
    item('pictures', { content_html: picture('media.example') + picture('elsewhere.example') }),
  ]
  renderApp({
    feed: feed(items),
    site: { title: 'Saltmarsh Review', imageHosts: ['media.example'] },
    url: '/posts/pictures',
  })
  const shown = await screen.findByRole('img', { name: 'A map' })
  expect(shown.getAttribute('src')).toBe('https://media.example/map.png')
  expect(
    screen.getByRole('link', { name: 'Picture on elsewhere.example: A map' }).getAttribute('href'),
  ).toBe('https://elsewhere.example/map.png')
})

test('opens a post at an address whose fragment has a stray percent sign', async () => {
  renderApp({ url: '/posts/what-a-pilot-is-for#50%', feed: feed(saltmarshItems) })
  await screen.findByRole('heading', { level: 1, name: 'What a pilot is for' })
  await screen.findByText('Put the last day in the diary.')
})
