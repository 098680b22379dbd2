import type { Locator, Page } from '@playwright/test'
import {
  countLine,
  countPosts,
  expectAnswered,
  expectOnDevice,
  filterOption,
  openPosts,
  optionCount,
  searchField,
} from '../postsScreen.ts'
import { publications } from '../publications.ts'
import { expect, test } from '../site.ts'

test.describe('on the 509 posts', () => {
  test.use({ publicationName: '509 posts' })
  const { items } = publications['509 posts']
  const daysOf = (from: string, to: string) =>
    items.filter(({ date_published: date }) => {
      const day = date.slice(0, 10)
      return day >= from && day <= to
    })

  for (const address of ['/', '/?q=data+after:2014']) {
    test(`gives with each option just as many posts as stand beside it: ${address}`, async ({
      page,
    }) => {
      await openPosts(page, address)
      await expectOnDevice(page, items.length)
      for (const name of ['Type', 'Author', 'Year']) {
        await test.step(name, () => expectEachCount(page, filterGroup(page, name)))
      }
    })
  }

  test('draws the posts of each year as a bar as long as its count', async ({ page }) => {
    await openPosts(page)
    await expectOnDevice(page, items.length)
    const group = filterGroup(page, 'Year')
    await group.scrollIntoViewIfNeeded()
    await expectBars(group)

    await (await filterOption(page, 'Year', '2014')).check()
    await expect(page).toHaveURL(/\?year=2014$/)
    await searchField(page).fill('procurement')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('‘procurement’ in 2014')
    await expectAnswered(page)
    await expectBars(group)
  })

  test('takes dates from two fields, typed or picked', async ({ page }) => {
    const addresses: string[] = []
    page.on('framenavigated', (frame) => addresses.push(new URL(frame.url()).search))
    await openPosts(page)
    await expectOnDevice(page, items.length)
    await filterGroup(page, 'Dates').locator('summary').click()
    const [from, to] = [
      page.getByLabel('From', { exact: true }),
      page.getByLabel('Until', { exact: true }),
    ]
    // Month, day and year, as the fields of an American browser have them.
    await from.pressSequentially('03012015')
    await expect(page).toHaveURL(/\?from=2015-03-01$/)
    expect(new Set(addresses)).toEqual(new Set(['', '?from=2015-03-01']))
    await expect(from).toBeFocused()
    expect(await countPosts(page)).toBe(daysOf('2015-03-01', '9999').length)

    await to.fill('2015-06-30')
    await expect(page).toHaveURL(/\?from=2015-03-01&to=2015-06-30$/)
    const expected = daysOf('2015-03-01', '2015-06-30').length
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      `${expected} posts from March 1, 2015 until June 30, 2015`,
    )
    await page.reload()
    await expectOnDevice(page, items.length)
    expect(await countPosts(page)).toBe(expected)
    await expect(to).toHaveValue('2015-06-30')

    await page.getByRole('button', { name: 'Clear dates' }).click()
    await expect(from).toBeFocused()
    expect(await countPosts(page)).toBe(items.length)
  })

  test('finds an author among many by a few letters', async ({ page }) => {
    await openPosts(page)
    await expectOnDevice(page, items.length)
    const group = filterGroup(page, 'Author')
    await group.locator('summary').click()
    const find = group.getByRole('textbox', { name: 'Find in Author' })
    await find.pressSequentially('MACA')
    const option = group.getByRole('checkbox', { name: /^Colinmacarthur/ })
    await expect(option).toBeVisible()
    for (const name of await group.getByRole('listitem').allTextContents()) {
      expect(name.toLowerCase()).toContain('maca')
    }
    await expect(group.getByText(/^\d+ of \d+ found$/)).toHaveAttribute('aria-live', 'polite')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await expect(page).toHaveURL(/\?author=/)
    await find.press('Escape')
    await expect(find).toHaveValue('')
    await expect(find).toBeFocused()
    await expect(option).toBeChecked()
  })

  test('says in words how operators were read, and makes filters of them', async ({ page }) => {
    await openPosts(page)
    await expectOnDevice(page, items.length)
    const before = (await page.locator('#results').boundingBox())!.y
    await searchField(page).fill('author:colinmacarthur before:2016 data')
    await expect(
      page.getByText('Author: Colinmacarthur · until December 31, 2015 · “data”'),
    ).toBeVisible()
    await expect(await filterOption(page, 'Author', 'Colinmacarthur')).toBeChecked()
    expect((await page.locator('#results').boundingBox())!.y, 'nothing jumps').toBe(before)
    const count = await countPosts(page)
    await page.getByRole('button', { name: 'Remove filter Until December 31, 2015' }).click()
    await expect(page).toHaveURL(/\?q=data&author=colinmacarthur$/)
    await expect(searchField(page)).toHaveValue('data')
    expect(await countPosts(page)).toBeGreaterThanOrEqual(count)
  })

  test('offers repairs that give what they promise', async ({ page }) => {
    await openPosts(page)
    await expectOnDevice(page, items.length)
    await page.goto('/?q=kubernetes+zzqxv&year=2013')
    const offers = page.getByRole('list', { name: 'What would find something:' })
    await expect(offers).toBeVisible()
    for (const name of await offers.getByRole('link').allTextContents()) {
      await test.step(name, async () => {
        await offers.getByRole('link', { name, exact: true }).click()
        await expect(countLine(page)).toHaveText(
          new RegExp(`^${/([\d,]+) posts?$/.exec(name)![1]} posts?\\b`),
        )
        await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
        await page.goBack()
        await expect(offers).toBeVisible()
      })
    }
  })

  test.describe('at 390 px', () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

    test('has bars, dates and the finding of authors in the panel', async ({ page }) => {
      await openPosts(page)
      await expectOnDevice(page, items.length)
      await page.getByRole('button', { name: 'Filter and sort' }).tap()
      const panel = page.getByRole('dialog', { name: 'Filter and sort' })
      const show = panel.getByRole('button', { name: /^Show [\d,]+ posts?$/ })
      await expectBars(filterGroup(panel, 'Year'))
      for (const input of await filterGroup(panel, 'Year').locator('label').all()) {
        expect((await input.boundingBox())!.height).toBeGreaterThanOrEqual(44)
      }

      await filterGroup(panel, 'Dates').locator('summary').tap()
      await panel.getByLabel('From', { exact: true }).fill('2015-01-01')
      await expect(show).toHaveText(`Show ${daysOf('2015-01-01', '9999').length} posts`)

      const authors = filterGroup(panel, 'Author')
      await authors.locator('summary').tap()
      const find = authors.getByRole('textbox')
      await find.fill('colinmaca')
      await authors.getByRole('checkbox', { name: /^Colinmacarthur/ }).tap()
      await find.press('Escape')
      await expect(panel, 'the first Escape is for the field').toBeVisible()
      await expect(page).toHaveURL(/\/$/)
      const promised = (await show.textContent())!.replace('Show ', '')
      await show.tap()
      await expect(page).toHaveURL(/\?author=colinmacarthur&from=2015-01-01$/)
      await expect(countLine(page)).toHaveText(promised)
    })
  })
})

function filterGroup(within: Page | Locator, name: string): Locator {
  return within.locator('details').filter({ hasText: new RegExp(`^${name}`) })
}

/** Chooses each option that is shown, one after the other. */
async function expectEachCount(page: Page, group: Locator): Promise<void> {
  if ((await group.getAttribute('open')) === null) await group.locator('summary').click()
  const all = await countPosts(page)
  const options = group.locator('input[type=checkbox]:enabled')
  const values = await options.evaluateAll((inputs) =>
    inputs.map((input) => (input as HTMLInputElement).value),
  )
  expect(values.length).toBeGreaterThan(1)
  for (const value of values) {
    const option = group.locator(`input[value="${value}"]`)
    const promised = await optionCount(option)
    await option.check()
    await expect(countLine(page), value).toHaveText(new RegExp(`^${promised} posts?\\b`))
    expect(await optionCount(option), 'a choice leaves its own count').toBe(promised)
    await option.uncheck()
    await expect(countLine(page)).toHaveText(new RegExp(`^${all} posts\\b`))
  }
}

/** The bars of a chart are in proportion, and each is seen. */
async function expectBars(group: Locator): Promise<void> {
  // What a panel is made of is fetched when it is opened for the first time.
  await expect(group.locator('label').first()).toBeVisible()
  const bars = await group.locator('label').evaluateAll((rows) =>
    rows.map((row) => {
      const bar = row.querySelector('rect')
      return {
        count: Number(row.lastElementChild!.textContent),
        width: bar?.getBoundingClientRect().width ?? 0,
      }
    }),
  )
  const longest = bars.reduce((a, b) => (b.count > a.count ? b : a))
  expect(longest.width).toBeGreaterThan(80)
  for (const { count, width } of bars) {
    if (count === 0) expect(width).toBe(0)
    else {
      const expected = Math.max(2, (longest.width * count) / longest.count)
      expect(Math.abs(width - expected), `${count} posts`).toBeLessThan(1)
    }
  }
}
