import type { Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cardLinks } from '../postsScreen.ts'
import type { Answer } from '../startSite.ts'
import { answers } from './startHost.ts'
import {
  assetOf,
  checkForVersion,
  expect,
  expectKept,
  expectVersion,
  keptVersions,
  offer,
  test,
} from './updatesTest.ts'

const page404 = '<!doctype html><title>Journal</title><p>Nothing here.</p>'

const faults: readonly (readonly [string, Answer])[] = [
  ['is missing', answers(404, 'text/plain', 'Not found')],
  ['gives an error', answers(500, 'text/plain', 'Later')],
  ['is a page in place of a script', answers(200, 'text/html; charset=utf-8', page404)],
  ['breaks off', (_request, response) => response.destroy()],
]

for (const [what, answer] of faults) {
  test(`stays at the old version where one file of the new one ${what}`, async ({
    page,
    context,
    host,
    versions,
    watch,
  }) => {
    await page.goto('')
    await expectKept(page)
    await host.deploy(versions.second)
    const file = await assetOf(versions.second, 'TopicsRoute')
    host.replace(file, answer)
    await expectNotInstalled(page)

    await test.step('which is whole', async () => {
      watch.cutOff()
      await context.setOffline(true)
      await page.goto('topics')
      await expect(page.getByRole('heading', { level: 1, name: 'Topics' })).toBeVisible()
      await page.getByRole('link', { name: 'Posts', exact: true }).click()
      await expect(cardLinks(page).first()).toBeVisible()
      await expectVersion(page, 'first')
      await context.setOffline(false)
    })

    await test.step('until the new one is whole too', async () => {
      host.restore(file)
      await checkForVersion(page)
      await expect(offer(page)).toBeVisible()
    })
  })
}

test('installs no page of another version with the files of one', async ({
  page,
  host,
  versions,
}) => {
  await page.goto('')
  await expectKept(page)
  await host.deploy(versions.second)
  const older = await readFile(join(versions.first, 'shell.html'), 'utf8')
  host.replace('shell.html', answers(200, 'text/html', older))
  await expectNotInstalled(page)
})

async function expectNotInstalled(page: Page): Promise<void> {
  const ended = page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    const found = new Promise<ServiceWorker>((resolve) => {
      registration.addEventListener('updatefound', () => resolve(registration.installing!))
    })
    void registration.update().catch(() => {})
    const worker = await found
    while (worker.state === 'installing') {
      await new Promise((resolve) =>
        worker.addEventListener('statechange', resolve, { once: true }),
      )
    }
    return worker.state
  })
  expect(await ended).toBe('redundant')
  await expect.poll(() => keptVersions(page)).toBe(1)
  await expect(offer(page)).toBeHidden()
}
