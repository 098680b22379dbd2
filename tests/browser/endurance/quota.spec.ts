import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { saveButton } from '../bookmarks.ts'
import { expectOnDevice, expectReadableOffline, openPosts } from '../postsScreen.ts'
import { expect, test } from '../site.ts'
import type { TestSite } from '../startSite.ts'
import { halfWritten, isKeptWhole, onShelf, quietPath, readKept } from './keptLibrary.ts'
import { feedOf, makeUpPosts, type MadeUpPost } from './madeUpPosts.ts'
import { tally } from './tally.ts'

/** How much the device lets the site keep, in MB, in each series. */
const quotas = [5, 20, 50]

const bytesPerMB = 1_000_000

/** So many pictures fill the device, besides what the publication and the program take. */
const picturesInAll = 12

/** One picture is the largest that is copied at all, and comes when less than half of it has room. */
const largeMB = 9.9
const roomForLargeMB = 5
const programMB = 1.5

/** Share of the device that other things of the origin take, and give back in the end. */
const otherShare = 0.1

/** Chromium looks at the room that is left only now and then. */
const roomIsNoticed = { timeout: 90_000 }

/** So many posts are taken off the shelf once there is room again. */
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
    const pictureMB = quota / picturesInAll
    const usableMB = quota * (1 - otherShare) - programMB
    const large = Math.max(2, Math.ceil((usableMB - roomForLargeMB) / pictureMB))
    publishLetters(site, (at) => (at === large ? largeMB : pictureMB))
    // Before anything is kept, for the same reason.
    const session = await context.newCDPSession(page)
    const quotaSize = quota * bytesPerMB
    await session.send('Storage.overrideQuotaForOrigin', { origin: site.url, quotaSize })
    await openPosts(page)
    await expectOnDevice(page, letters.length)
    await expectReadableOffline(page)
    await page.evaluate(fillUp, quota * otherShare * bytesPerMB)

    const told = new Map<MadeUpPost, Told>()
    let givenUp = 0
    for (const [at, post] of letters.entries()) {
      const said = await save(page, post)
      if (await page.getByText('There was no more room').isVisible()) givenUp++
      told.set(post, said)
      if (said === 'no room') break
      // The rest of the room would hold the texts of hundreds of posts more.
      if (said === 'without pictures' && at !== large) await page.evaluate(fillUp, Infinity)
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

    const firstOnes = acknowledged.slice(0, removedCount)
    const refused = [...told].find(([, said]) => said === 'no room')![0]
    await page.goto('/saved')
    await expect(
      page.getByText(`${acknowledged.length} posts with text and pictures`),
    ).toBeVisible()
    // It writes next to nothing, for which there may be room even now.
    const mayRemove = await remove(page, firstOnes[0]!)

    await test.step('it goes on once there is room', async () => {
      await page.evaluate(giveRoomBack)
      for (const post of firstOnes.slice(mayRemove ? 1 : 0)) {
        await expect.poll(() => removeAnew(page, post), roomIsNoticed).toBe(true)
      }
      await page.goto('/saved')
      await page.getByText(`Recently removed (${removedCount})`).click()
      await page.getByRole('button', { name: 'Delete these for good' }).click()
      await page.getByRole('button', { name: `Yes, delete ${removedCount} posts` }).click()
      await expect(page.getByText('Deleted for good.')).toBeAttached()
      await openPosts(page)
      await expect.poll(() => save(page, refused), roomIsNoticed).not.toBe('no room')
    })

    const after = await readKept(quiet)
    const still = [...acknowledged.slice(removedCount), refused].filter(
      (post) => !isKeptWhole(after, post),
    )
    tally({
      series: `quota of ${String(quota).padStart(2)} MB`,
      tries: told.size,
      acknowledged: acknowledged.length,
      lost: lost.length + still.length,
      halfWritten: halfWritten(full).length + halfWritten(after).length,
      told: [...told.values()].filter((said) => said !== 'whole').length,
      remark: `${countOf(told, 'whole')} with their pictures, ${countOf(told, 'without pictures')} without them and said so, ${countOf(told, 'no room')} refused in words. ${givenUp} of them had the archive give way first. Removing one while there was no room ${mayRemove ? 'went well' : 'was refused in words as well'}; once there was room a refused one was saved.`,
    })
    expect([...lost, ...still]).toEqual([])
    expect([...halfWritten(full), ...halfWritten(after)]).toEqual([])
  })
}

/** A letter each with a picture of its own, of bytes that do not compress. */
function publishLetters(site: TestSite, pictureMB: (at: number) => number): void {
  const picture = ({ slug }: MadeUpPost) => `/pictures/${slug}.png`
  for (const [at, post] of letters.entries()) {
    site.replace(picture(post), (_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png', 'cache-control': 'no-store' })
      response.end(randomBytes(Math.round(pictureMB(at) * bytesPerMB)))
    })
  }
  const text = feedOf(letters, (post) => site.url + picture(post))
  site.replace('/feed.json', (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/feed+json' }).end(text)
  })
}

/** Presses Save. @returns what the reader is told then */
async function save(page: Page, { title }: MadeUpPost): Promise<Told> {
  const status = page.getByRole('status')
  await saveButton(page, title).click()
  const whole = `Saved on this device: ${title}`
  const instead = `Saved: ${title}. There was no more room`
  const without = `Saved without its pictures, for which there is no room left: ${title}`
  const refused = 'There is no room left on this device.'
  await expect(status).toContainText(
    new RegExp([whole, instead, without, refused].map(literally).join('|')),
  )
  const said = (await status.textContent())!
  if (said.includes(refused)) {
    await expect(page.getByRole('main').getByText(refused)).toBeVisible()
    await expect(saveButton(page, title)).toHaveText('Save')
    return 'no room'
  }
  await expect(saveButton(page, title)).toHaveText('Saved')
  return said.includes(without) ? 'without pictures' : 'whole'
}

/** Presses Remove on the shelf. @returns whether it was done; otherwise the reader is told why not */
async function remove(page: Page, { title }: MadeUpPost): Promise<boolean> {
  const removed = page.getByText(`Removed “${title}”.`)
  const refused = page.getByRole('main').getByText('There is no room left on this device.')
  await page.getByRole('button', { name: `Remove “${title}”` }).click()
  await expect(removed.or(refused)).toBeVisible()
  return removed.isVisible()
}

async function removeAnew(page: Page, post: MadeUpPost): Promise<boolean> {
  await page.goto('/saved')
  return remove(page, post)
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

/**
 * Runs in the page: other things of the same origin take that much, or what room there is, down to a
 * kilobyte.
 */
async function fillUp(mostBytes: number): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('other things', 1)
    opening.addEventListener('upgradeneeded', () =>
      opening.result.createObjectStore('bytes', { autoIncrement: true }),
    )
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')))
  })
  function put(size: number): Promise<boolean> {
    const bytes = crypto.getRandomValues(new Uint8Array(size))
    return new Promise((resolve) => {
      const writing = database.transaction('bytes', 'readwrite')
      writing.addEventListener('complete', () => resolve(true))
      writing.addEventListener('abort', () => resolve(false))
      writing.objectStore('bytes').add(bytes)
    })
  }
  let taken = 0
  for (let size = 65_536; size >= 1_024; size /= 4) {
    while (taken < mostBytes && (await put(size))) taken += size
  }
  database.close()
}

/** Runs in the page: the other things go. */
function giveRoomBack(): Promise<void> {
  return new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase('other things')
    deleting.addEventListener('success', () => resolve())
    deleting.addEventListener('error', () => reject(deleting.error ?? new Error('not deleted')))
  })
}
