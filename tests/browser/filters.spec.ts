import type { Page } from '@playwright/test'
import {
  cardLinks,
  countLine,
  countPosts,
  expectAnswered,
  expectOnDevice,
  filterOption,
  openPosts,
  optionCount,
  searchField,
  searchFor,
} from './postsScreen.ts'
import type { FeedItem } from './publications.ts'
import { expect, onEachPublication, test } from './site.ts'

onEachPublication(({ items }) => {
  const type = items[0]!._reader.type
  const otherType = items.find((item) => item._reader.type !== type)!._reader.type
  const audience = items[0]!._reader.audiences[0]!

  test('says on each option what choosing it gives, also after another was chosen', async ({
    page,
  }) => {
    await openPosts(page)
    await expectOnDevice(page, items.length)
    const ofType = items.filter((item) => item._reader.type === type)

    await test.step('with nothing chosen', async () => {
      for (const [facet, name] of samplesOf(items)) {
        const option = await filterOption(page, facet, name)
        const promised = await optionCount(option)
        expect(promised).toBeGreaterThan(0)
        await option.check()
        await expect(countLine(page)).toHaveText(startsWith(promised))
        await option.uncheck()
        await expect(countLine(page)).toHaveText(startsWith(items.length))
      }
    })

    await test.step('with another group chosen', async () => {
      await (await filterOption(page, 'Type', type)).check()
      await expect(countLine(page)).toHaveText(startsWith(ofType.length))
      const inAudience = await filterOption(page, 'Audience', audience)
      const both = ofType.filter((item) => item._reader.audiences.includes(audience)).length
      expect(await optionCount(inAudience)).toBe(both)
      await inAudience.check()
      await expect(countLine(page)).toHaveText(startsWith(both))
    })

    await test.step('inside a group any choice may match', async () => {
      const other = await filterOption(page, 'Type', otherType)
      const more = await optionCount(other)
      const before = await countPosts(page)
      await other.check()
      await expect(countLine(page)).toHaveText(startsWith(before + more))
    })

    await test.step('each filter can be taken away above the results', async () => {
      const applied = page.getByRole('list', { name: 'Applied filters' })
      await expect(applied.getByRole('listitem')).toHaveCount(3)
      await applied.getByRole('button', { name: `Remove filter ${audience}` }).click()
      await expect(applied.getByRole('listitem')).toHaveCount(2)
      await expect(applied.getByRole('button').first()).toBeFocused()
      await page.getByRole('button', { name: 'Clear all filters' }).click()
      await expect(countLine(page)).toHaveText(startsWith(items.length))
      await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    })
  })

  test('lists in the order asked for, page by page', async ({ page }) => {
    await openPosts(page)
    await expectOnDevice(page, items.length)
    const pages = page.getByRole('navigation', { name: 'Pages' })
    const first = await cardPaths(page)

    await pages.getByRole('link', { name: 'Page 2', exact: true }).click()
    await expect(countLine(page)).toHaveText(/page 2 of/)
    await expect(page).toHaveURL(/\/page\/2$/)
    expect(await page.getByRole('article').locator('time').first().textContent()).toBe(
      longDate(items[20]!.date_published, await language(page)),
    )
    expect(new Set([...first, ...(await cardPaths(page))]).size).toBe(40)
    await expect(pages.getByRole('link', { name: 'Page 2', exact: true })).toHaveAttribute(
      'aria-current',
      'page',
    )

    await page.getByRole('combobox', { name: 'Order' }).selectOption('Oldest')
    await expect(page).toHaveURL(/\?sort=oldest$/)
    await expect(cardLinks(page).first()).toHaveText(items.at(-1)!.title)
  })

  test('holds in the address all that is listed', async ({ page, browser, watch }) => {
    await openPosts(page)
    await expectOnDevice(page, items.length)
    await searchFor(page, 'the')
    await (await filterOption(page, 'Type', type)).check()
    await page.getByRole('combobox', { name: 'Order' }).selectOption('Oldest')
    await expect(page).toHaveURL(/\?q=the&type=[a-z-]+&sort=oldest$/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      new RegExp(`results for ‘the’ in ${type}$`),
    )
    await expectAnswered(page)
    const listed = await cardLinks(page).allTextContents()
    const count = await countLine(page).textContent()

    const elsewhere = await browser.newContext()
    await watch.attach(elsewhere)
    const other = await elsewhere.newPage()
    await other.goto(page.url())
    await expectOnDevice(other, items.length)
    await expect(countLine(other)).toHaveText(count!)
    await expect(cardLinks(other)).toHaveText(listed)
    await expect(searchField(other)).toHaveValue('the')
    await expect(await filterOption(other, 'Type', type)).toBeChecked()
    await elsewhere.close()
  })

  test('brings back words, filters, page, place and focus on the way back from a post', async ({
    page,
  }) => {
    await openPosts(page)
    await expectOnDevice(page, items.length)
    await searchFor(page, 'a')
    await (await filterOption(page, 'Region', 'National')).check()
    await expect(page).toHaveURL(/\?q=a&region=national$/)
    await expectAnswered(page)
    await page.getByRole('link', { name: 'Page 2', exact: true }).click()
    await expect(countLine(page)).toHaveText(/page 2 of/)
    await expect(page).toHaveURL(/&page=2$/)
    const address = page.url()
    const count = await countLine(page).textContent()

    const link = cardLinks(page).nth(4)
    const title = (await link.textContent())!
    await link.scrollIntoViewIfNeeded()
    await link.evaluate((element) =>
      scrollTo(0, element.getBoundingClientRect().top + scrollY - 300),
    )
    const place = await page.evaluate(() => scrollY)
    expect(place).toBeGreaterThan(0)
    await link.click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused()

    await page.goBack()
    await expect(page).toHaveURL(address)
    await expect(countLine(page)).toHaveText(count!)
    await expect(searchField(page)).toHaveValue('a')
    await expect(await filterOption(page, 'Region', 'National')).toBeChecked()
    await expect(cardLinks(page).nth(4)).toBeFocused()
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(place)

    await page.goForward()
    await page.getByRole('link', { name: 'Back to the list' }).click()
    await expect(page).toHaveURL(address)
    await expect(countLine(page)).toHaveText(count!)
  })
})

const hostileAddresses = [
  '/?page=-1&page=2',
  '/?page=1e309',
  '/?page=99999999999',
  '/?sort=evil&page=NaN&type=blog&type=blog',
  '/?type=&audience=&q=',
  '/?type=nonsense',
  '/?author=__proto__&year=constructor',
  '/?__proto__[x]=1&constructor=2&toString=3&hasOwnProperty=4',
  `/?q=${'x'.repeat(8_000)}`,
  `/?${Array.from({ length: 300 }, (_, number) => `topic=t${number}`).join('&')}`,
  '/?q=%&q=%E0%A4%A',
  '/?q=%00%0d%0a%E2%80%AE',
  '/?q="*:(){}[]^~\\',
  '/?q=' + encodeURIComponent('<img src=x onerror=alert(1)><script>alert(1)</script>'),
  '/?year=' + encodeURIComponent('"><svg onload=alert(1)>'),
]

test('makes a list of whatever stands in the address', async ({ page, publication }) => {
  await openPosts(page)
  await expectOnDevice(page, publication.items.length)
  for (const address of hostileAddresses) {
    await test.step(address.slice(0, 60), async () => {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(countLine(page)).toBeVisible()
      await expect(page.getByRole('main').locator('script, img[onerror], svg[onload]')).toHaveCount(
        0,
      )
    })
  }
  await page.goto('/?page=99999999999')
  await expect(countLine(page)).toHaveText(/page 3 of 3/)
})

test('keeps every address in reach of Back: filters and pages are steps, letters are not', async ({
  page,
}) => {
  await openPosts(page)
  await searchFor(page, 'pilot')
  await expect(page).toHaveURL(/\?q=pilot$/)
  await (await filterOption(page, 'Type', 'Guide')).check()
  await expect(page).toHaveURL(/\?q=pilot&type=guide$/)
  await page.goBack()
  await expect(page).toHaveURL(/\?q=pilot$/)
  await expect(searchField(page)).toHaveValue('pilot')
  await expect(await filterOption(page, 'Type', 'Guide')).not.toBeChecked()
  await searchField(page).fill('')
  await expect(page).toHaveURL(/\/$/)
})

test('keeps two choices that are made in one breath', async ({ page }) => {
  await openPosts(page)
  const options = [
    await filterOption(page, 'Type', 'Guide'),
    await filterOption(page, 'Audience', 'Commissioners'),
  ]
  const inputs = await Promise.all(options.map((option) => option.elementHandle()))
  await page.evaluate((boxes) => {
    for (const box of boxes) if (box instanceof HTMLElement) box.click()
  }, inputs)
  await expect(page).toHaveURL(/\?audience=commissioners&type=guide$/)
  for (const option of options) await expect(option).toBeChecked()
})

test('takes back a choice that the page has had no time to show', async ({ page }) => {
  await openPosts(page, '/?q=pilot')
  await expectAnswered(page)
  const option = await filterOption(page, 'Type', 'Guide')
  const input = await option.elementHandle()
  await page.evaluate(async (box) => {
    if (box instanceof HTMLElement) box.click()
    const isBack = new Promise((resolve) => {
      window.addEventListener('popstate', resolve, { once: true })
    })
    window.history.back()
    await isBack
  }, input)
  await expect(page).toHaveURL(/\?q=pilot$/)
  await expect(option).not.toBeChecked()
  await expect(searchField(page)).toHaveValue('pilot')
})

/** One value of each facet that a reader can choose from. */
function samplesOf(
  items: readonly FeedItem[],
): readonly (readonly [facet: string, name: string])[] {
  const { _reader: fields, date_published: date } = items[0]!
  return [
    ['Audience', fields.audiences[0]!],
    ['Type', fields.type],
    ['Region', 'National'],
    ['Year', date.slice(0, 4)],
  ]
}

function startsWith(count: number): RegExp {
  return new RegExp(`^${count} posts?\\b`)
}

function language(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.lang)
}

function longDate(iso: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(new Date(iso))
}

function cardPaths(page: Page): Promise<string[]> {
  return cardLinks(page).evaluateAll((links) =>
    links.map((link) => link.getAttribute('href') ?? ''),
  )
}
