import { cardLinks, countLine, expectOnDevice, openPosts } from './postsScreen.ts'
import type { FeedItem } from './publications.ts'
import { expect, onEachPublication, test } from './site.ts'

onEachPublication(({ items, richPost }) => {
  const author = items.find(({ title }) => title === richPost.title)!.authors[0]!
  const own = items.filter(({ authors }) =>
    authors.some(({ _reader: { slug } }) => slug === author._reader.slug),
  )

  test('leads from the index of authors to everything by one of them', async ({ page }) => {
    await openPosts(page)
    await expectOnDevice(page, items.length)
    const navigation = page.getByRole('navigation', { name: 'Main' })
    await navigation.getByRole('link', { name: 'Authors' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Authors' })).toBeFocused()
    const entries = page.getByRole('main').getByRole('listitem')
    await expect(entries).toHaveCount(countBySlug(items).size)
    const names = await entries.getByRole('link').allTextContents()
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b)))
    const entry = entries.filter({
      has: page.locator(`a[href="/authors/${author._reader.slug}"]`),
    })
    await expect(entry).toContainText(new RegExp(`(?<!\\d)${own.length} posts?$`))

    await entry.getByRole('link').click()
    await expect(page.getByRole('heading', { level: 1, name: author.name })).toBeFocused()
    await expect(page.getByRole('main')).toContainText(author._reader.bio!)
    const posts = page.getByRole('region', { name: `Posts by ${author.name}` })
    await expect(posts).toContainText(new RegExp(`${own.length} posts?`))
    const shown = Math.min(own.length, 20)
    await expect(cardLinks(page)).toHaveText(own.slice(0, shown).map(({ title }) => title))

    await posts.getByRole('link', { name: 'Search and filter these posts' }).click()
    await expect(page).toHaveURL(`/?author=${author._reader.slug}`)
    await expect(countLine(page)).toHaveText(new RegExp(`^${own.length} posts?`))
  })

  test('leads from the index of topics to everything filed under one of them', async ({ page }) => {
    const { type, audiences } = items[0]!._reader
    await openPosts(page)
    await expectOnDevice(page, items.length)
    const navigation = page.getByRole('navigation', { name: 'Main' })
    await navigation.getByRole('link', { name: 'Topics' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Topics' })).toBeFocused()
    for (const [facet, name, count] of [
      [
        'Audience',
        audiences[0]!,
        countWhere(items, ({ _reader }) => _reader.audiences.includes(audiences[0]!)),
      ],
      ['Type', type, countWhere(items, ({ _reader }) => _reader.type === type)],
      ['Region', 'National', countWhere(items, ({ _reader }) => _reader.region === 'National')],
    ] as const) {
      const group = page.getByRole('region', { name: new RegExp(`^${facet}s?$`) })
      const entry = group
        .getByRole('listitem')
        .filter({ has: page.getByRole('link', { name, exact: true }) })
      await expect(entry).toContainText(`${count} posts`)
    }

    await page.getByRole('main').getByRole('link', { name: type, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: type })).toBeFocused()
    await expect(page).toHaveURL(/\/topics\/type\/[a-z-]+$/)
    const ofType = items.filter(({ _reader }) => _reader.type === type)
    await expect(cardLinks(page)).toHaveText(ofType.slice(0, 20).map(({ title }) => title))
  })
})

test('pages through a long list of one topic', async ({ page, publication }) => {
  const national = publication.items.filter(({ _reader }) => _reader.region === 'National')
  await page.goto('/topics/region/national')
  await expect(cardLinks(page)).toHaveCount(20)
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(page).toHaveURL(/\/page\/2$/)
  await expect(cardLinks(page)).toHaveText(national.slice(20).map(({ title }) => title))
  await page.goBack()
  await expect(cardLinks(page).first()).toHaveText(national[0]!.title)
})

const deadEnds = [
  '/nowhere/at/all',
  '/posts/no-such-post',
  '/posts/__proto__',
  '/authors/no-such-author',
  '/authors/constructor',
  '/topics/type/no-such-type',
  '/topics/no-such-facet/guide',
]

test('says of an address that leads nowhere that it does, and leads on', async ({ page }) => {
  for (const address of deadEnds) {
    await test.step(address, async () => {
      await page.goto(address)
      const heading = page.getByRole('heading', { level: 1 })
      await expect(heading).toHaveText('There is nothing at this address')
      await expect(page).toHaveTitle(/^There is nothing at this address – Fernhollow/)
    })
  }
  await page.getByRole('link', { name: 'Go to all posts' }).click()
  await expect(cardLinks(page).first()).toBeVisible()
})

function countWhere(items: readonly FeedItem[], holds: (item: FeedItem) => boolean): number {
  return items.filter(holds).length
}

/** Author slug → number of posts. */
function countBySlug(items: readonly FeedItem[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { slug } of items.flatMap(({ authors }) => authors.map(({ _reader }) => _reader))) {
    counts.set(slug, (counts.get(slug) ?? 0) + 1)
  }
  return counts
}
