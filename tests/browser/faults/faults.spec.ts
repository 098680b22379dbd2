import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { savePost } from '../bookmarks.ts'
import {
  cardLinks,
  countLine,
  expectOnDevice,
  openPosts,
  searchField,
  searchFor,
} from '../postsScreen.ts'
import { expect, onEachPublication, test } from '../site.ts'
import type { Answer } from '../startSite.ts'

interface Fault {
  readonly name: string
  /** What goes wrong, and for which file of the site. */
  readonly path: '/feed.json' | '/site.json'
  readonly answer: Answer
  /** What the reader is told. */
  readonly words: RegExp
  /** It is a fault only where there were posts before. */
  readonly isLoss?: true
}

const json = 'application/feed+json'

function answers(status: number, type: string, body: string): Answer {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': type }).end(body)
  }
}

const faults: readonly Fault[] = [
  {
    name: 'no feed at the address',
    path: '/feed.json',
    answer: answers(404, 'text/plain', 'Not found'),
    words: /answered with error 404: there is nothing at this address/,
  },
  {
    name: 'an error of the server',
    path: '/feed.json',
    answer: answers(503, 'text/plain', 'Later'),
    words: /answered with error 503/,
  },
  {
    name: 'a connection that breaks off',
    path: '/feed.json',
    answer: (_request, response) => response.destroy(),
    words: /could not be reached|You are offline/,
  },
  {
    name: 'a web page in place of the feed',
    path: '/feed.json',
    answer: answers(200, 'text/html', '<!doctype html><html><title>Log in</title></html>'),
    words: /A web page came back where the feed should be/,
  },
  {
    name: 'a feed that is not JSON',
    path: '/feed.json',
    answer: answers(200, json, 'Service unavailable'),
    words: /The feed is not valid JSON/,
  },
  {
    name: 'JSON of another kind',
    path: '/feed.json',
    answer: answers(200, json, '{"message":"hello","items":"none"}'),
    words: /JSON or XML, but not a feed/,
  },
  {
    name: 'a list in place of a feed',
    path: '/feed.json',
    answer: answers(200, json, '[{"title":"One"}]'),
    words: /no posts that can be read/,
  },
  {
    name: 'items of wrong types',
    path: '/feed.json',
    answer: answers(200, json, '{"version":1,"title":[],"items":[1,"two",null,[3],{"id":{}}]}'),
    words: /no posts that can be read/,
  },
  {
    name: 'items without id',
    path: '/feed.json',
    answer: answers(200, json, '{"title":"T","items":[{"title":"One"},{"title":"Two"}]}'),
    words: /no posts that can be read/,
  },
  {
    name: 'a feed without posts',
    path: '/feed.json',
    answer: answers(200, json, '{"title":"T","items":[]}'),
    words: /no posts that can be read/,
    isLoss: true,
  },
  {
    name: 'an empty answer',
    path: '/feed.json',
    answer: answers(200, json, ''),
    words: /The feed is not valid JSON|ends in the middle/,
  },
  {
    name: 'no site file',
    path: '/site.json',
    answer: answers(404, 'text/plain', 'Not found'),
    words: /The site is not set up: site\.json answered 404/,
  },
  {
    name: 'a site file that is not JSON',
    path: '/site.json',
    answer: answers(200, 'application/json', '{"feed": '),
    words: /The site is not set up: site\.json is not valid JSON/,
  },
  {
    name: 'a site file of wrong types',
    path: '/site.json',
    answer: answers(200, 'application/json', '{"feed":"feed.json","imageHosts":7}'),
    words: /The site is not set up: "imageHosts" should be a list/,
  },
]

for (const path of ['/feed.json', '/site.json'] as const) {
  test(`explains on a first visit what is wrong with ${path}, until it is mended`, async ({
    page,
    site,
    watch,
  }) => {
    watch.expect(/Failed to load resource/)
    const atFirst = faults.filter((fault) => fault.path === path && !fault.isLoss)
    for (const { name, answer, words } of atFirst) {
      await test.step(name, async () => {
        site.replace(path, answer)
        await page.goto('/')
        const heading = page.getByRole('heading', { level: 1 })
        await expect(heading).toHaveText('The publication could not be opened')
        await expect(page.getByRole('main')).toContainText(words)
        await expect(page.getByRole('main').getByRole('link', { name: 'Saved' })).toBeVisible()
      })
    }
    site.restore(path)
    await page.getByRole('button', { name: 'Try again' }).press('Enter')
    await expect(cardLinks(page).first()).toBeVisible()
    await expect(page.getByText('could not be opened')).toBeHidden()
  })
}

test('says of a new publication without posts what will be here', async ({
  page,
  site,
  publication,
}) => {
  site.replace('/feed.json', answers(200, json, '{"title":"New","items":[]}'))
  await page.goto('/')
  await expect(page.getByText('Nothing has been published here yet.')).toBeVisible()
  site.restore('/feed.json')
  await page.reload()
  await expect(cardLinks(page).first()).toHaveText(publication.items[0]!.title)
})

test('explains the fault at the address of a post, and opens it once it is mended', async ({
  page,
  site,
  watch,
  publication,
}) => {
  watch.expect(/Failed to load resource/)
  const { title, path } = publication.richPost
  site.replace('/feed.json', answers(404, 'text/plain', 'Not found'))
  await page.goto(path)
  await expect(page.getByRole('main')).toContainText('answered with error 404')
  site.restore('/feed.json')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
})

test('opens saved posts where the publication itself is gone from the device', async ({
  page,
  site,
  watch,
  publication,
}) => {
  watch.expect(/Failed to load resource/)
  const { title, path } = publication.richPost
  await page.goto(path)
  await savePost(page, title)
  site.replace('/feed.json', answers(404, 'text/plain', 'Not found'))
  await page.evaluate(() => {
    indexedDB.deleteDatabase('lectern-archive:/')
  })
  await page.goto('/saved')
  await cardLinks(page).first().click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: 'Listening first' })).toBeVisible()
  await expect(page.getByText('No longer published')).toBeHidden()
})

test('explains on a later visit every fault and keeps earlier posts readable', async ({
  page,
  site,
  watch,
  publication,
}) => {
  watch.expect(/Failed to load resource/)
  await openPosts(page)
  await expectOnDevice(page, publication.items.length)
  for (const { name, path, answer, words } of faults) {
    await test.step(name, async () => {
      site.replace(path, answer)
      await page.goto('/')
      await expect(cardLinks(page).first()).toHaveText(publication.items[0]!.title)
      await expect(page.getByRole('main')).toContainText(words)
      await cardLinks(page).nth(1).click()
      const heading = page.getByRole('heading', { level: 1 })
      await expect(heading).toHaveText(publication.items[1]!.title)

      site.restore(path)
      await page.getByRole('button', { name: 'Try again' }).click()
      await expect(page.getByRole('main')).not.toContainText(words)
    })
  }
  await page.goto('/')
  await expect(countLine(page)).toHaveText(new RegExp(`^${publication.items.length} posts`))
})

onEachPublication(({ items, feedPath }) => {
  test('shows the whole posts of a feed that is cut off, says so, and completes them', async ({
    page,
    site,
  }) => {
    const feed = readFileSync(feedPath)
    site.replace('/feed.json', (_request, response) => {
      response.writeHead(200, { 'content-type': json })
      response.end(feed.subarray(0, Math.round(feed.length / 2)))
    })
    await openPosts(page)
    await expect(page.getByText('The feed ends in the middle.')).toBeVisible()
    await expect(countLine(page)).not.toHaveText(new RegExp(`^${items.length} posts`))
    await expect(cardLinks(page).first()).toHaveText(items[0]!.title)
    await cardLinks(page).first().click()
    await expect(page.getByRole('heading', { level: 1, name: items[0]!.title })).toBeVisible()

    site.restore('/feed.json')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expectOnDevice(page, items.length)
    await expect(page.getByText('The feed ends in the middle.')).toBeHidden()
  })

  test('leaves out items that cannot be read and says which', async ({ page, site }) => {
    const feed = JSON.parse(readFileSync(feedPath, 'utf8')) as { items: Record<string, unknown>[] }
    const { id: _id, ...withoutId } = feed.items[0]!
    feed.items[0] = withoutId
    feed.items.push(feed.items[1]!)
    site.replace('/feed.json', answers(200, json, JSON.stringify(feed)))
    await openPosts(page)
    await expectOnDevice(page, items.length - 1)
    const foot = page.getByRole('contentinfo')
    await foot.getByText('1 post could not be read: no id').click()
    const title = withoutId['title'] as string
    await expect(foot.getByText(`“${title}”, number 1 in the feed`)).toBeVisible()
    await expect(
      foot.getByText('1 post could not be read: another post has the same id'),
    ).toBeVisible()
  })
})

test('offers what is new and never moves the page by itself', async ({
  page,
  site,
  publication,
}) => {
  const { items } = publication
  await openPosts(page)
  await expectOnDevice(page, items.length)
  const newer = {
    ...items[0]!,
    id: 'urn:new',
    url: 'https://fernhollow.example/posts/brand-new',
    title: 'Brand new',
    date_published: '2026-11-21T09:00:00Z',
  }
  site.replace(
    '/feed.json',
    answers(200, json, JSON.stringify({ title: 'T', items: [newer, ...items] })),
  )
  await page.reload()
  await expect(page.getByText('1 new post:')).toBeVisible()
  await expect(cardLinks(page).first()).toHaveText(items[0]!.title)
  await page.getByRole('button', { name: 'show' }).click()
  await expect(cardLinks(page).first()).toHaveText('Brand new')
  await expect(page.getByText('1 new post:')).toBeHidden()
})

test.describe('with storage refused', () => {
  const refusal = 'This browser does not let the site keep anything'

  test('reads and searches, and says why nothing is kept, where the library cannot open', async ({
    page,
    publication,
  }) => {
    await page.addInitScript(refuseStorage)
    await openPosts(page)
    await page
      .getByRole('button', { name: /^Save “/ })
      .first()
      .click()
    await expect(page.getByRole('main').getByText(refusal)).toBeVisible()
    await expect(page.getByRole('status')).toContainText(refusal)
    await expect(page.getByRole('button', { name: /^Save “/ }).first()).toHaveText('Save')
    await page.goto('/saved')
    await expect(page.getByRole('main')).toContainText(refusal)
    await page.goto(publication.richPost.path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(publication.richPost.title)
  })

  test('reads for this visit only where the browser keeps nothing at all', async ({
    profile,
    site,
    publication,
  }) => {
    await profile.refuseStorage()
    const page = await profile.open()
    await openPosts(page, `${site.url}/`)
    await expect(page.getByRole('contentinfo')).toContainText(
      `${publication.items.length} posts, for this visit only`,
    )
    await searchFor(page, publication.search.title)
    await cardLinks(page).first().click()
    await expect(
      page.getByRole('heading', { level: 1, name: publication.search.title, exact: true }),
    ).toBeVisible()
    await page.getByRole('button', { name: /^Save “/ }).click()
    await expect(page.getByRole('main').getByText(refusal)).toBeVisible()
  })

  test('says that there is no room where the disk is full', async ({
    page,
    context,
    site,
    publication,
  }) => {
    const { title, path } = publication.richPost
    const session = await context.newCDPSession(page)
    await session.send('Storage.overrideQuotaForOrigin', { origin: site.url, quotaSize: 2_000 })
    await page.goto(path)
    await expect(page.getByRole('contentinfo')).toContainText('for this visit only')
    await page.getByRole('button', { name: `Save “${title}”` }).click()
    const noRoom = page.getByRole('main').getByText('There is no room left on this device.')
    await expect(noRoom).toBeVisible()
    await expect(page.getByRole('button', { name: `Save “${title}”` })).toHaveText('Save')
    await page.getByRole('link', { name: 'All posts', exact: true }).click()
    await searchField(page).fill(publication.search.title)
    await expect(cardLinks(page).first()).toHaveText(publication.search.title)
  })
})

test('gives up what is kept for offline before a saved post lacks anything', async ({
  profile,
  site,
  publication,
}) => {
  const { title, path } = publication.richPost
  const { items } = publication
  const long = items.map((item) => ({
    ...item,
    content_html: `${item.content_html}<p>${randomBytes(50_000).toString('hex')}</p>`,
  }))
  site.replace('/feed.json', answers(200, json, JSON.stringify({ title: 'T', items: long })))
  site.replace('/sample/night-ward.svg', (_request, response) =>
    response.writeHead(200, { 'content-type': 'image/png' }).end(randomBytes(3_000_000)),
  )
  const first = await profile.open()
  await openPosts(first, `${site.url}/`)
  await expectOnDevice(first, items.length)
  // What is left of a disk is measured by a browser that has just begun.
  await profile.close()
  const page = await profile.open()
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.overrideQuotaForOrigin', { origin: site.url, quotaSize: 18_000_000 })
  await page.goto(path)
  const save = page.getByRole('button', { name: `Save “${title}”` })
  await save.click()
  await expect(page.getByRole('main').getByText(`Saved: ${title}. There was no more`)).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('for this visit only')
  await expect(page.getByRole('button', { name: `Saved: “${title}”. Remove` })).toBeVisible()
  await page.goto('/saved')
  await expect(page.getByRole('link', { name: title })).toBeVisible()
  await expect(page.getByText(/could not be copied/)).toHaveCount(0)
})

/** Runs in the page before its own scripts. */
function refuseStorage(): void {
  IDBFactory.prototype.open = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
}
