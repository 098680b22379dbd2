import { publications } from '../publications.ts'
import { answers } from './startHost.ts'
import { assetOf, countLoads, expect, expectVersion, reloadButton, test } from './updatesTest.ts'

const { richPost } = publications.sample
const postPath = richPost.path.slice(1)
const missing = answers(404, 'text/plain', 'Not found')
const pageInstead = answers(200, 'text/html', '<!doctype html><title>Journal</title>')

test.use({ serviceWorkers: 'block' })

test.beforeEach(({ watch }) => {
  watch.expect(/Failed to load (resource|module script)|Refused to apply style|MissingCodeError/)
})

for (const [what, answer] of [
  ['says so', missing],
  ['gives a page for it', pageInstead],
] as const) {
  test(`loads a page once where its code is gone with an old version and the host ${what}`, async ({
    page,
    host,
    versions,
  }) => {
    await page.goto('')
    await expectVersion(page, 'first')
    await host.deploy(versions.second)
    host.replace(await assetOf(versions.first, 'TopicsRoute'), answer)
    const loads = countLoads(page)
    await page.getByRole('link', { name: 'Topics' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Topics' })).toBeVisible()
    await expectVersion(page, 'second')
    expect(loads()).toBe(1)
  })
}

test('says what is wrong where loading the page again is of no help', async ({
  page,
  host,
  versions,
}) => {
  await page.goto('')
  await expectVersion(page, 'first')
  const file = await assetOf(versions.first, 'SavedRoute')
  host.replace(file, missing)
  const loads = countLoads(page)
  await page.getByRole('link', { name: /^Saved/ }).click()
  const heading = page.getByRole('heading', { name: 'Part of the reader could not be loaded' })
  await expect(heading).toBeVisible()
  expect(loads()).toBe(1)
  await expect(page.getByRole('link', { name: 'Repair the reader' })).toHaveAttribute(
    'href',
    '/journal/recover.html',
  )
  host.restore(file)
  await reloadButton(page).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Saved' })).toBeVisible()
})

test('leaves a page alone where nothing answers, and goes on when something does', async ({
  page,
  context,
  watch,
}) => {
  await page.goto('')
  await expectVersion(page, 'first')
  watch.cutOff()
  await context.setOffline(true)
  const loads = countLoads(page)
  await page.getByRole('link', { name: /^Saved/ }).click()
  const heading = page.getByRole('heading', { name: 'Part of the reader could not be loaded' })
  await expect(heading).toBeVisible()
  expect(loads()).toBe(0)
  await context.setOffline(false)
  await reloadButton(page).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Saved' })).toBeVisible()
})

test('leaves a written page to be read where the program is gone, and says so', async ({
  page,
  host,
  versions,
  watch,
}) => {
  watch.expect(/dynamically imported module/)
  const file = await assetOf(versions.first, 'main')
  host.replace(file, missing)
  const loads = countLoads(page)
  await page.goto(postPath)
  const line = page.getByRole('alert').filter({ hasText: 'Part of the reader has not loaded' })
  await expect(line).toBeInViewport()
  await expect(page.getByRole('heading', { level: 1, name: richPost.title })).toBeVisible()
  expect(loads()).toBe(1)
  await expect(line.getByRole('link', { name: 'repair the reader' })).toBeVisible()
  host.restore(file)
  await line.getByRole('link', { name: 'Reload' }).click()
  await expectVersion(page, 'first')
  await expect(line).toBeHidden()
})

test('says so after a while where a page has nothing else to show', async ({
  page,
  host,
  versions,
}) => {
  host.replace(await assetOf(versions.first, 'main'), missing)
  await page.goto('saved')
  const line = page.getByRole('alert').filter({ hasText: 'Part of the reader has not loaded' })
  await expect(line).toBeHidden()
  await expect(line).toBeVisible()
  await line.getByRole('link', { name: 'repair the reader' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Repair the reader' })).toBeVisible()
})

test('says so where the archive’s worker is gone', async ({ page, host, versions }) => {
  host.replace(await assetOf(versions.first, 'archiveWorker'), missing)
  await page.goto('')
  await expect(
    page.getByRole('alert').filter({ hasText: 'Part of the reader has not loaded' }),
  ).toBeVisible()
})
