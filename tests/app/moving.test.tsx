import { screen, waitFor, within } from '@testing-library/react'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test, vi } from 'vitest'
import { formatListFragment } from '../../src/url/listFragment.ts'
import { feed, item, numberedItems, saltmarshItems } from '../factories/feed.ts'
import { renderApp, type App, type AppOptions } from '../renderApp.tsx'

const title = 'Buying software as one region'

/** Files that the page has given to the browser, by their names. */
let downloads: Map<string, Blob>

beforeEach(() => {
  downloads = new Map()
  const files = new Map<string, Blob>()
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    const address = `blob:http://localhost:3000/${files.size}`
    files.set(address, file as Blob)
    return address
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    downloads.set(this.download, files.get(this.href)!)
  })
})

async function save({ user }: App, name = title): Promise<void> {
  await user.click(await screen.findByRole('button', { name: `Save “${name}”` }))
  await screen.findByRole('button', { name: `Saved: “${name}”. Remove` })
}

/** The screen of backup and moving, on a device that keeps one post. */
async function openBackup(options: Partial<AppOptions> = {}): Promise<App> {
  const app = renderApp({ feed: feed(saltmarshItems), ...options })
  await save(app)
  await app.user.click(screen.getByRole('link', { name: /^Saved \(/ }))
  await app.user.click(await screen.findByRole('link', { name: 'Backup' }))
  await screen.findByRole('heading', { level: 1, name: 'Backup and moving' })
  return app
}

async function downloaded(pattern: RegExp): Promise<{ name: string; text: string }> {
  return waitFor(async () => {
    const name = [...downloads.keys()].find((each) => pattern.test(each))
    if (name === undefined) throw new Error(`no ${pattern} among ${[...downloads.keys()].join()}`)
    return { name, text: await downloads.get(name)!.text() }
  })
}

/** What stands on the page, which the live region says as well. */
function findLine(text: RegExp | string): Promise<HTMLElement> {
  return within(screen.getByRole('main')).findByText(text)
}

async function chooseFile({ user }: App, content: string): Promise<void> {
  await user.upload(screen.getByLabelText('Backup file'), new File([content], 'backup.json'))
  await user.click(screen.getByRole('button', { name: 'Add what is in it' }))
}

test('reminds of a backup as long as something saved is in none', async () => {
  const { user } = await openBackup()
  await user.click(screen.getByRole('link', { name: 'Saved' }))
  await screen.findByText('One saved post is in no backup yet.')
  await user.click(screen.getByRole('link', { name: 'Backup' }))
  await user.click(await screen.findByRole('button', { name: 'Save a backup file' }))
  await findLine(/In it: 1 saved post\.$/)
  await user.click(screen.getByRole('link', { name: 'Saved' }))
  await screen.findByText(/^This browser does not say whether/)
  await waitFor(() => expect(screen.queryByText(/in no backup yet/)).toBeNull())
  await user.click(screen.getByRole('link', { name: 'Posts' }))
  await user.click((await screen.findAllByRole('button', { name: /^Save “/ }))[0]!)
  await user.click(await screen.findByRole('link', { name: 'Saved (2)' }))
  await screen.findByText(/^1 post was saved since your last backup on/)
})

test('saves a backup, and says what is in it', async () => {
  const { user } = await openBackup()
  await user.click(screen.getByRole('button', { name: 'Save a backup file' }))
  const { name, text } = await downloaded(/backup/)
  expect(name).toMatch(/^saltmarsh-review-backup-\d{4}-\d\d-\d\d\.json$/)
  expect(JSON.parse(text)).toMatchObject({
    format: 'lectern-library',
    version: 2,
    site: { title: 'Saltmarsh Review', address: 'http://localhost:3000/' },
    records: { bookmarks: [{ post: { title } }] },
  })
  await findLine(/In it: 1 saved post\.$/)
  expect(screen.getByRole('status').textContent).toMatch(/is in your downloads\. In it: 1 saved/)
})

test('brings a backup back on a new device, and adds nothing the second time', async () => {
  const first = await openBackup()
  await first.user.click(screen.getByRole('button', { name: 'Save a backup file' }))
  const { text } = await downloaded(/backup/)
  await first.leave()
  globalThis.indexedDB = new IDBFactory()

  const second = renderApp({ feed: feed(saltmarshItems), url: '/saved/backup' })
  await screen.findByText(/^You have no saved posts yet/)
  await chooseFile(second, text)
  await findLine(/^Added from the backup of Saltmarsh Review of /)
  const row = screen.getByRole('row', { name: /^Saved posts/ })
  expect(
    within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['1', '0', '0'])
  await screen.findByRole('link', { name: 'Saved (1)' })
  await chooseFile(second, text)
  await findLine(/was here already\.$/)

  await second.user.click(screen.getByRole('link', { name: 'Saved (1)' }))
  await second.user.click(await screen.findByRole('link', { name: title }))
  await screen.findByText('Nine tenders for one product is eight too many.')
})

test.each([
  ['<html>', /^This is not a backup: it is damaged/],
  ['{"format":"lectern-library","version":7}', /^This backup was made by a newer version/],
  ['{"format":"something","version":1}', /^This is not a backup of this reader\./],
])('refuses %s in words, and says that nothing was touched', async (content, words) => {
  const app = await openBackup()
  await chooseFile(app, content)
  const line = await findLine(words)
  expect(line.textContent).toMatch(/Nothing was added or changed\.$/)
  expect(screen.getByRole('link', { name: 'Saved (1)' })).toBeTruthy()
})

test('asks for a file where none was chosen', async () => {
  const { user } = await openBackup()
  await user.click(screen.getByRole('button', { name: 'Add what is in it' }))
  await findLine('Choose a backup file first.')
})

test('writes the list as bookmarks and as Markdown', async () => {
  const { user } = await openBackup()
  await user.click(screen.getByRole('button', { name: 'Bookmarks file (HTML)' }))
  const bookmarks = await downloaded(/bookmarks.*\.html$/)
  expect(bookmarks.text).toContain('<!DOCTYPE NETSCAPE-Bookmark-file-1>')
  expect(bookmarks.text).toMatch(
    /<DT><A HREF="https:\/\/saltmarsh\.example\/posts\/buying-together" ADD_DATE="\d{10}">Buying software as one region<\/A>/,
  )
  await user.click(screen.getByRole('button', { name: 'Markdown' }))
  const markdown = await downloaded(/\.md$/)
  expect(markdown.text).toContain(
    `# Saved from Saltmarsh Review\n\n- [${title}](<https://saltmarsh.example/posts/buying-together>)\\\n  Tom Okafor · 12 April 2026 · Saved `,
  )
})

test('gives a link with the list behind its #, also as a QR code', async () => {
  const { user } = await openBackup()
  const link = await screen.findByLabelText<HTMLInputElement>('Link')
  const fragment = await formatListFragment(['buying-together'])
  expect(link.value).toBe(`http://localhost:3000/saved${fragment}`)
  await user.click(screen.getByRole('button', { name: 'Copy the link' }))
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('The link is copied.'))
  expect(await navigator.clipboard.readText()).toBe(link.value)
  await user.click(screen.getByRole('button', { name: 'Show as a QR code' }))
  await screen.findByRole('img', { name: 'QR code with the link to 1 post' })
})

test('sends only the posts that are chosen', async () => {
  const app = renderApp({ feed: feed(saltmarshItems) })
  await save(app)
  await save(app, 'What a pilot is for')
  await app.leave()
  const { user } = renderApp({ feed: feed(saltmarshItems), url: '/saved/backup' })
  await user.click(await screen.findByText('All 2 saved posts'))
  await user.click(screen.getByRole('checkbox', { name: title }))
  await screen.findByText('1 of 2 posts')
  await user.click(screen.getByRole('button', { name: 'Make the reading pack' }))
  const { text } = await downloaded(/reading-pack/)
  expect(text).toContain('What a pilot is for')
  expect(text).not.toContain('Nine tenders')
  await user.click(screen.getByRole('button', { name: 'Choose none' }))
  await screen.findByText('No post is chosen.')
  expect(screen.queryByRole('button', { name: 'Make the reading pack' })).toBeNull()
})

test('offers the posts of a link, says which are not published here, and saves the others', async () => {
  const first = renderApp({ feed: feed(saltmarshItems) })
  await save(first)
  await first.leave()
  const slugs = ['buying-together', 'quiet-wards', 'gone', 'first-letter']
  const url = `/saved${await formatListFragment(slugs)}`
  const { user } = renderApp({ feed: feed(saltmarshItems), url })
  const offer = await screen.findByRole('region', { name: 'A list of 4 posts for you' })
  expect(await within(offer).findByText(title)).toBeTruthy()
  expect(within(offer).getByText('Saved already')).toBeTruthy()
  expect(
    within(offer).getByText(/not published here, or not any more/).nextSibling?.textContent,
  ).toContain('gone')
  await user.click(within(offer).getByRole('button', { name: 'Save these 2 posts' }))
  await within(offer).findByText('2 posts saved on this device.')
  await screen.findByRole('link', { name: 'Saved (3)' })
  await user.click(within(offer).getByRole('button', { name: 'Close' }))
  await waitFor(() => expect(window.location.hash).toBe(''))
  expect(screen.queryByRole('region', { name: /^A list of/ })).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
})

test('says of a link that was cut off that its list cannot be read', async () => {
  renderApp({ feed: feed(saltmarshItems), url: '/saved#list=AQ' })
  await screen.findByText(/^The list in this link cannot be read\./)
})

test('makes a reading pack of the results, in their order', async () => {
  const { user } = renderApp({ feed: feed(saltmarshItems), url: '/?q=pilot' })
  await user.click(await screen.findByRole('button', { name: 'Reading pack' }))
  await user.click(await screen.findByRole('button', { name: 'Make the reading pack' }))
  const { text } = await downloaded(/reading-pack/)
  await findLine(/ in saltmarsh-review-reading-pack-.* It is in your downloads\./)
  const pack = new DOMParser().parseFromString(text, 'text/html')
  expect(pack.querySelectorAll('h1')).toHaveLength(1)
  expect(pack.querySelector('h1')!.textContent).toMatch(/‘pilot’/)
  expect(pack.querySelector('article h2')!.textContent).toBe('What a pilot is for')
  expect([...pack.querySelectorAll('article h3')].map((heading) => heading.textContent)).toContain(
    'Ask one thing',
  )
  expect(pack.querySelector('.source a')!.getAttribute('href')).toBe(
    'https://saltmarsh.example/posts/what-a-pilot-is-for',
  )
})

test('says that a pack has the first two hundred posts where more were found', async () => {
  const items = numberedItems(210).map((each) => ({ ...each, content_html: '<p>Bins again.</p>' }))
  const { user } = renderApp({ feed: feed(items), url: '/?q=bins' })
  await user.click(await screen.findByRole('button', { name: 'Reading pack' }))
  await screen.findByText(/A pack has at most 200 posts/)
  await user.click(screen.getByRole('button', { name: 'Make the reading pack' }))
  const { text } = await downloaded(/reading-pack/)
  const pack = new DOMParser().parseFromString(text, 'text/html')
  expect(pack.querySelectorAll('article')).toHaveLength(200)
  expect(pack.querySelector('.cover')!.textContent).toContain('The first 200 of 210 posts')
})

test('has nothing of a hostile post in a pack but its text', async () => {
  const hostile = item('hostile', {
    title: '<script>alert(1)</script>',
    authors: [{ name: '"><img src=x onerror=alert(1)>' }],
    content_html:
      '<h1 id="post-1">Top</h1><script>alert(1)</script><p onclick="alert(1)" style="x">Text</p>' +
      '<img src="https://media.example/a.png" alt="A map"><iframe src="https://video.example/1"></iframe>' +
      '<form action="/x"><input></form><a href="javascript:alert(1)">Link</a>',
  })
  const { user } = renderApp({ feed: feed([hostile]), url: '/?q=text' })
  await user.click(await screen.findByRole('button', { name: 'Reading pack' }))
  await user.click(await screen.findByRole('button', { name: 'Make the reading pack' }))
  const { text } = await downloaded(/reading-pack/)
  const pack = new DOMParser().parseFromString(text, 'text/html')
  expect(
    pack.querySelectorAll('script, iframe, form, input, img, [onclick], [onerror], [style]'),
  ).toHaveLength(0)
  expect(pack.querySelector('article h2')!.textContent).toBe('<script>alert(1)</script>')
  expect(pack.querySelectorAll('[href^="javascript"]')).toHaveLength(0)
  expect(pack.querySelector('.prose h3')!.textContent).toBe('Top')
  const ids = [...pack.querySelectorAll('[id]')].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(pack.querySelector('.held')!.textContent).toBe('Picture on media.example: A map')
})
