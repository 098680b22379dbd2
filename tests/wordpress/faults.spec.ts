import { cardLinks, countPosts, expectOnDevice, searchField } from '../browser/postsScreen.ts'
import { lockUsers } from './faults.ts'
import { expect, test } from './reader.ts'

test('reads the posts without their authors where users are closed', async ({
  page,
  wordpress,
  openReader,
}) => {
  await lockUsers(wordpress)
  try {
    await openReader(`${wordpress.url}wp-json/`)
    await expectOnDevice(page, 130)
    await expect(page.getByRole('button', { name: 'Try again' })).toBeHidden()
    await expect(page.getByText('could not be read')).toBeHidden()
    await cardLinks(page).first().click()
    await expect(page.getByText('May I bring my dog?').first()).toBeVisible()
    await expect(page.getByText('About the author')).toBeHidden()
  } finally {
    await lockUsers(wordpress, false)
  }
})

test('goes on with the posts it has while WordPress is down', async ({
  page,
  wordpress,
  watch,
  openReader,
}) => {
  watch.expect(/net::ERR_CONNECTION_REFUSED/)
  await openReader(`${wordpress.url}wp-json/`)
  await expectOnDevice(page, 130)
  const words = page.getByText(/could not be reached\. You are reading the copy of/)
  await wordpress.stop()
  try {
    await page.getByRole('button', { name: 'Check now' }).click()
    await expect(words).toBeVisible()
    expect(await countPosts(page)).toBe(130)

    await page.reload()
    await expect(words).toBeVisible()
    expect(await countPosts(page)).toBe(130)
    await searchField(page).fill('bladderwrack ambleford')
    await expect(cardLinks(page)).toHaveText(['Ambleford’s garden on the old slipway'])
  } finally {
    await wordpress.restart()
  }
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(words).toBeHidden()
  await expectOnDevice(page, 130)
})

test('says so when WordPress is down at the first visit, and reads it when it is back', async ({
  page,
  wordpress,
  watch,
  openReader,
}) => {
  watch.expect(/net::ERR_CONNECTION_REFUSED/)
  await wordpress.stop()
  try {
    await openReader(`${wordpress.url}wp-json/`)
    await expect(
      page.getByRole('heading', { name: 'The publication could not be opened' }),
    ).toBeVisible()
    await expect(page.getByRole('main')).toContainText(`${wordpress.url}wp-json/ could not be reached`) // prettier-ignore
  } finally {
    await wordpress.restart()
  }
  await page.getByRole('button', { name: 'Try again' }).click()
  await expectOnDevice(page, 130)
})
