import { randomBytes } from 'node:crypto'
import type { CDPSession, Page } from '@playwright/test'
import { saveButton } from '../bookmarks.ts'
import { cardLinks, expectOnDevice, expectReadableOffline, openPosts } from '../postsScreen.ts'
import { expect, test } from '../site.ts'
import type { TestSite } from '../startSite.ts'
import { halfWritten, isKeptWhole, onShelf, quietPath, readKept } from './keptLibrary.ts'
import { feedOf, makeUpPosts, type MadeUpPost } from './madeUpPosts.ts'
import { tally } from './tally.ts'

/** How much the device lets the site keep, in MB, in each series. */
const quotas = [5, 20, 50]

const bytesPerMB = 1_000_000

/** So many pictures fill the device. */
const picturesInAll = 12

/** So many posts are taken off the shelf to make room. */
const removedCount = 4

const letters = makeUpPosts({ count: 20, words: 400 })

/** What the reader is told of a save. */
type Told = 'whole' | 'without pictures' | 'no room'

for (const quota of quotas) {
  test(`a device of ${quota} MB keeps what is told, until there is no room`, async ({
    page,
    context,
    site,
    watch,
  }) => {
    watch.expect(/Failed to load resource/)
    publishLetters(site, Math.round((quota * bytesPerMB) / picturesInAll))
    await openPosts(page)
    await expectOnDevice(page, letters.length)
    await expectReadableOffline(page)
    const session = await context.newCDPSession(page)
    const quotaSize = quota * bytesPerMB
    await session.send('Storage.overrideQuotaForOrigin', { origin: site.url, quotaSize })

    const told = new Map<MadeUpPost, Told>()
    for (const post of letters) {
      const said = await save(page, post)
      told.set(post, said)
      if (said === 'whole') continue
      // The rest of the room would hold the texts of hundreds of posts more.
      await page.evaluate(fillUp)
      if (said === 'no room') break
    }
    expect(new Set(told.values())).toEqual(new Set(['whole', 'without pictures', 'no room']))
    const acknowledged = [...told].filter(([, said]) => said !== 'no room').map(([post]) => post)

    const quiet = await context.newPage()
    await quiet.goto(quietPath)
    const full = await readKept(quiet)
    const lost = acknowledged.filter(
      (post) => !isKeptWhole(full, post) || !onShelf(full).has(post.id),
    )
    const wrong = [...told].filter(
      ([post, said]) => said !== 'no room' && hasPicture(full, post) !== (said === 'whole'),
    )
    expect(wrong.map(([post]) => post.title)).toEqual([])
    expect([...onShelf(full)].toSorted()).toEqual(acknowledged.map(({ id }) => id).toSorted())

    await test.step('it can be read and searched, and goes on once something is removed', async () => {
      await page.goto('/saved')
      const texts = page.getByText(`${acknowledged.length} posts with text and pictures`)
      await expect(texts).toBeVisible()
      await cardLinks(page).first().click()
      await expect(page.getByText(/^Thus ends letter number/)).toBeAttached()
      await page.goto('/saved')
      for (const { title } of acknowledged.slice(0, removedCount)) {
        await page.getByRole('button', { name: `Remove “${title}”` }).click()
        await expect(page.getByText(`Removed “${title}”.`)).toBeVisible()
      }
      await page.getByText(`Recently removed (${removedCount})`).click()
      await page.getByRole('button', { name: 'Delete these for good' }).click()
      await page.getByRole('button', { name: `Yes, delete ${removedCount} posts` }).click()
      await expect(page.getByText('Deleted for good.')).toBeAttached()
      await openPosts(page)
      const refused = [...told].find(([, said]) => said === 'no room')![0]
      await expect.poll(() => save(page, refused)).not.toBe('no room')
    })

    const after = await readKept(quiet)
    const still = acknowledged.slice(removedCount).filter((post) => !isKeptWhole(after, post))
    tally({
      series: `quota of ${String(quota).padStart(2)} MB`,
      tries: told.size,
      acknowledged: acknowledged.length,
      lost: lost.length + still.length,
      halfWritten: halfWritten(full).length + halfWritten(after).length,
      told: [...told.values()].filter((said) => said !== 'whole').length,
      remark: `${countOf(told, 'whole')} with their pictures, ${countOf(told, 'without pictures')} without them and said so, ${countOf(told, 'no room')} refused in words. After ${removedCount} were deleted for good a refused one was saved.`,
    })
    expect([...lost, ...still]).toEqual([])
    expect([...halfWritten(full), ...halfWritten(after)]).toEqual([])
    await lift(session, site)
  })
}

/** A letter each with a picture of its own, of bytes that do not compress. */
function publishLetters(site: TestSite, pictureBytes: number): void {
  const picture = ({ slug }: MadeUpPost) => `pictures/${slug}.png`
  for (const post of letters) {
    site.replace(`/${picture(post)}`, (_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png', 'cache-control': 'no-store' })
      response.end(randomBytes(pictureBytes))
    })
  }
  const text = feedOf(letters, picture)
  site.replace('/feed.json', (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/feed+json' }).end(text)
  })
}

/** Presses Save. @returns what the reader is told then */
async function save(page: Page, { title }: MadeUpPost): Promise<Told> {
  const status = page.getByRole('status')
  await saveButton(page, title).click()
  const whole = `Saved on this device: ${title}`
  const without = `Saved without its pictures, for which there is no room left: ${title}`
  const refused = 'There is no room left on this device.'
  await expect(status).toContainText(new RegExp([whole, without, refused].map(literally).join('|')))
  const said = (await status.textContent())!
  if (said.includes(refused)) {
    await expect(page.getByRole('main').getByText(refused)).toBeVisible()
    await expect(saveButton(page, title)).toHaveText('Save')
    return 'no room'
  }
  await expect(saveButton(page, title)).toHaveText('Saved')
  return said.includes(whole) ? 'whole' : 'without pictures'
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

function hasPicture(library: Awaited<ReturnType<typeof readKept>>, post: MadeUpPost): boolean {
  return library.bookmarks.get(post.id)!.images.some((image) => 'bytes' in image)
}

function countOf(told: ReadonlyMap<MadeUpPost, Told>, said: Told): number {
  return [...told.values()].filter((one) => one === said).length
}

async function lift(session: CDPSession, site: TestSite): Promise<void> {
  await session.send('Storage.overrideQuotaForOrigin', { origin: site.url })
}

/** Runs in the page: something else of the same origin takes what room there is, down to a kilobyte. */
async function fillUp(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('filler', 1)
    opening.addEventListener('upgradeneeded', () =>
      opening.result.createObjectStore('bytes', { autoIncrement: true }),
    )
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')))
  })
  function put(size: number): Promise<boolean> {
    const bytes = new Uint8Array(size)
    for (let at = 0; at < size; at += 65_536) {
      crypto.getRandomValues(bytes.subarray(at, Math.min(size, at + 65_536)))
    }
    return new Promise((resolve) => {
      const writing = database.transaction('bytes', 'readwrite')
      writing.addEventListener('complete', () => resolve(true))
      writing.addEventListener('abort', () => resolve(false))
      writing.objectStore('bytes').add(bytes)
    })
  }
  for (let size = 1_048_576; size >= 1_024; size /= 4) {
    while (await put(size));
  }
  database.close()
}
