import { savePost, storedBookmarks } from './bookmarks.ts'
import {
  cardLinks,
  countLine,
  expectOnDevice,
  expectReadableOffline,
  filterOption,
  openPosts,
  optionCount,
  searchField,
  searchFor,
} from './postsScreen.ts'
import { expect, onEachPublication, test } from './site.ts'

const offlineLine = 'You are offline. The list, search and filters and your saved posts still work.'

onEachPublication(({ items, richPost, search }) => {
  const item = items.find(({ title }) => title === richPost.title)!
  const author = item.authors[0]!

  test('works after one visit with the server stopped and the browser started again', async ({
    profile,
    site,
    watch,
  }) => {
    const online = await profile.open()
    await openPosts(online, `${site.url}/`)
    await expectOnDevice(online, items.length)
    await searchFor(online, item.title)
    await cardLinks(online).first().click()
    await savePost(online, item.title)
    await expectReadableOffline(online)
    await profile.close()

    await site.stop()
    watch.cutOff()
    const page = await profile.open()
    await openPosts(page, `${site.url}/`)

    await test.step('a quiet line says so', async () => {
      await expect(page.getByText(offlineLine)).toBeVisible()
    })

    await test.step('list and pages', async () => {
      await expectOnDevice(page, items.length)
      await expect(countLine(page)).toHaveText(new RegExp(`^${items.length} posts`))
      await page.getByRole('link', { name: 'Page 2', exact: true }).click()
      await expect(countLine(page)).toHaveText(/page 2 of/)
    })

    await test.step('search and filters', async () => {
      await searchField(page).fill(search.prefix.typed)
      await expect(page.getByRole('article').locator('mark').first()).toHaveText(
        new RegExp(`^${search.prefix.word}`, 'i'),
      )
      await searchFor(page, '')
      const option = await filterOption(page, 'Type', item._reader.type)
      const promised = await optionCount(option)
      expect(promised).toBe(
        items.filter(({ _reader }) => _reader.type === item._reader.type).length,
      )
      await option.check()
      await expect(countLine(page)).toHaveText(new RegExp(`^${promised} posts`))
    })

    await test.step('an author’s page', async () => {
      await page.goto(`${site.url}/authors/${author._reader.slug}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(author.name)
      await expect(cardLinks(page).filter({ hasText: item.title })).toBeVisible()
    })

    await test.step('a post that is not saved', async () => {
      const other = items.find(({ title, image }) => title !== item.title && !image)!
      await page.goto(`${site.url}/`)
      await searchFor(page, other.title)
      await cardLinks(page).first().click()
      await expect(page.getByRole('heading', { level: 1, name: other.title })).toBeVisible()
      await expect(page.getByRole('region', { name: 'Related news' })).toBeVisible()
    })

    await test.step('a saved post with its pictures', async () => {
      await page.getByRole('link', { name: 'Saved (1)' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Saved' })).toBeVisible()
      await cardLinks(page).first().click()
      await expect(page.getByRole('heading', { level: 1, name: item.title })).toBeVisible()
      const [bookmark] = await storedBookmarks(page)
      const pictures = page.getByRole('main').locator('> article').locator('header img, .prose img')
      await expect(pictures).toHaveCount(Object.keys(bookmark!.images).length)
      await expect.poll(() => pictures.evaluateAll(areDrawn)).toBe(true)
    })

    await test.step('the line goes away when the server is back', async () => {
      await site.restart()
      await page.getByRole('button', { name: 'Try again' }).click()
      await expect(page.getByText(offlineLine)).toBeHidden()
    })
  })
})

test('opens at any address without a server', async ({ profile, site, watch, publication }) => {
  const online = await profile.open()
  await openPosts(online, `${site.url}/`)
  await expectOnDevice(online, publication.items.length)
  await expectReadableOffline(online)
  await profile.close()
  await site.stop()
  watch.cutOff()

  const page = await profile.open()
  for (const [address, heading] of [
    [publication.richPost.path, publication.richPost.title],
    ['/?type=guide&page=1', '12 posts in Guide'],
    ['/authors', 'Authors'],
    ['/topics', 'Topics'],
    ['/topics/type/guide', 'Guide'],
    ['/saved', 'Saved'],
    ['/nowhere', 'There is nothing at this address'],
  ] as const) {
    await test.step(address, async () => {
      await page.goto(`${site.url}${address}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    })
  }
})

test('waits for no quiet moment once something is saved', async ({
  page,
  site,
  watch,
  publication: { richPost },
}) => {
  await page.goto(richPost.path)
  await page.evaluate(() => void setInterval(() => dispatchEvent(new Event('input')), 200))
  await savePost(page, richPost.title)
  await expectReadableOffline(page)
  await site.stop()
  watch.cutOff()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(richPost.title)
})

test('says when the connection goes and when it comes back', async ({
  page,
  context,
  publication,
  watch,
}) => {
  await openPosts(page)
  await expectOnDevice(page, publication.items.length)
  await context.setOffline(true)
  watch.cutOff()
  await expect(page.getByText(offlineLine)).toBeVisible()
  await searchField(page).fill(publication.search.title)
  await expect(cardLinks(page).first()).toHaveText(publication.search.title)
  await context.setOffline(false)
  await expect(page.getByText(offlineLine)).toBeHidden()
})

/** The service worker holds the whole program: a start without a server will find it. */
function areDrawn(images: (HTMLElement | SVGElement)[]): boolean {
  return images.every((image) => {
    image.scrollIntoView()
    return image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0
  })
}
