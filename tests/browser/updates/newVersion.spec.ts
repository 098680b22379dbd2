import type { Locator } from '@playwright/test'
import { cardLinks, searchField } from '../postsScreen.ts'
import { publications } from '../publications.ts'
import {
  checkForVersion,
  countLoads,
  expect,
  expectKept,
  expectVersion,
  keptVersions,
  offer,
  reloadButton,
  test,
} from './updatesTest.ts'

const { richPost } = publications.sample
const postPath = richPost.path.slice(1)

test('offers the new version and begins it with one reload, at the same place', async ({
  page,
  host,
  versions,
}) => {
  await page.goto(postPath)
  await expectKept(page)
  await host.deploy(versions.second)
  await page.goto(postPath)
  await expect(offer(page)).toBeVisible()
  await expect(page.getByRole('status')).toHaveText('A new version is ready')
  await expectVersion(page, 'first')
  await page.evaluate(() => window.scrollTo(0, 600))
  const loads = countLoads(page)
  const place = page.getByRole('article').getByRole('heading', { level: 2 }).first()
  const top = await topOf(place)
  await reloadButton(page).evaluate(press)
  await expectVersion(page, 'second')
  await expect(page.getByRole('heading', { level: 1, name: richPost.title })).toBeFocused()
  await expect.poll(() => topOf(place)).toBeCloseTo(top, 0)
  await expect(offer(page)).toBeHidden()
  expect(loads()).toBe(1)
  await expect.poll(() => keptVersions(page)).toBe(1)
})

test('keeps what was typed, the place in a list, and where one was', async ({
  page,
  host,
  versions,
}) => {
  await page.goto('')
  await expectKept(page)
  await host.deploy(versions.second)
  await checkForVersion(page)
  await expect(offer(page)).toBeVisible()
  await searchField(page).fill('care')
  await expect(page.getByRole('article').locator('mark').first()).toBeVisible()
  await page.evaluate(() => window.scrollTo(0, 500))
  const top = await topOf(cardLinks(page).nth(3))
  await reloadButton(page).evaluate(press)
  await expectVersion(page, 'second')
  await expect(searchField(page)).toHaveValue('care')
  await expect(searchField(page)).toBeFocused()
  await expect.poll(() => topOf(cardLinks(page).nth(3))).toBeCloseTo(top, 0)
})

test('never begins it by itself, nor by loading a page', async ({ page, host, versions }) => {
  await page.goto('')
  await expectKept(page)
  await host.deploy(versions.second)
  await checkForVersion(page)
  await expect(offer(page)).toBeVisible()
  await page.goto('authors')
  await expect(offer(page)).toBeVisible()
  await expectVersion(page, 'first')
  await page.getByRole('link', { name: 'Topics' }).click()
  await expect(offer(page)).toBeVisible()
  await expectVersion(page, 'first')
})

test('leaves other tabs as they are until they are loaded again', async ({
  page,
  context,
  host,
  versions,
}) => {
  await page.goto('')
  await expectKept(page)
  const other = await context.newPage()
  await other.goto('authors')
  await expect(other.getByText('Read with Lectern')).toBeVisible()
  await host.deploy(versions.second)
  await checkForVersion(page)
  await expect(offer(other)).toBeVisible()
  await expect(offer(page)).toBeVisible()
  const loads = [countLoads(page), countLoads(other)]

  await reloadButton(page).click()
  await expectVersion(page, 'second')

  await test.step('its screens are those of its own version, though the host has them no more', async () => {
    await other.getByRole('link', { name: 'Topics' }).click()
    await expect(other.getByRole('heading', { level: 1, name: 'Topics' })).toBeVisible()
    await other.getByRole('link', { name: /^Saved/ }).click()
    await expect(other.getByRole('heading', { level: 1, name: 'Saved' })).toBeVisible()
    await expectVersion(other, 'first')
    expect(await keptVersions(other)).toBe(2)
  })

  await test.step('it is offered the new version as well', async () => {
    await expect(offer(other)).toBeVisible()
    await reloadButton(other).click()
    await expectVersion(other, 'second')
    await expect(offer(other)).toBeHidden()
    expect(loads.map((count) => count())).toEqual([1, 1])
  })

  await test.step('nothing of the old version is left then', async () => {
    await expect.poll(() => keptVersions(other)).toBe(1)
  })
})

test('asks for a version when a tab is seen again after an hour, and not before', async ({
  page,
  host,
  versions,
}) => {
  await page.clock.install()
  await page.addInitScript(() => {
    const { update } = ServiceWorkerRegistration.prototype
    ServiceWorkerRegistration.prototype.update = function count() {
      const { dataset } = document.documentElement
      dataset['checks'] = String(Number(dataset['checks'] ?? 0) + 1)
      return update.call(this)
    }
  })
  const checks = () => page.evaluate(() => document.documentElement.dataset['checks'])
  await page.goto('')
  await page.clock.runFor(10_000)
  await expectKept(page)
  await host.deploy(versions.second)
  await page.clock.runFor(50 * 60 * 1000)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  expect(await checks()).toBeUndefined()
  await page.clock.runFor(20 * 60 * 1000)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  expect(await checks()).toBe('1')
  await expect(offer(page)).toBeVisible()
})

/** Where it stands on the screen. */
async function topOf(element: Locator): Promise<number> {
  return (await element.boundingBox())!.y
}

/** Presses it without scrolling to it. Runs in the page. */
function press(button: HTMLElement | SVGElement): void {
  button.focus({ preventScroll: true })
  if (button instanceof HTMLElement) button.click()
}
