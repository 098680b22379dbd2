import { strict as assert } from 'node:assert'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publications } from '../browser/publications.ts'
import type { Ability } from './abilities.ts'
import { survivesHostilePosts } from './hostileJourney.ts'
import { chooseFile, readStore } from './inPage.ts'
import type { Reader } from './Reader.ts'
import type { Stage } from './Stage.ts'
import { beginsNewVersion } from './updateJourney.ts'

/** A way through the reader that every engine has to go, unless it lacks what it needs. */
export interface Journey {
  readonly name: string
  readonly needs: readonly Ability[]
  readonly go: (stage: Stage) => Promise<void>
}

const { richPost, title: siteTitle, items } = publications.sample
const postPath = richPost.path.slice(1)
/** A sentence of that post. */
const sentence = 'Two trolleys had their wheels changed'
const longPost = { path: 'posts/run-a-pilot-that-can-say-no', title: 'Run a pilot that can say no' }

const searchField = { label: 'Search all posts' }
const postHeading = { role: 'heading', level: 1, name: richPost.title }
const postLink = { role: 'link', name: richPost.title }
const saveButton = { role: 'button', name: `Save “${richPost.title}”` }
const savedButton = { role: 'button', name: `Saved: “${richPost.title}”. Remove` }
const firstHeading = { role: 'heading', level: 1 }

export const journeys: readonly Journey[] = [
  { name: 'Searches a sentence, opens the post, comes back', needs: [], go: searches },
  { name: 'Searches, opens and saves by keyboard alone', needs: [], go: usesKeyboard },
  { name: 'Has what was saved after kill -9', needs: ['keeps data'], go: survivesKill },
  {
    name: 'Opens it with the server gone, after a cold start',
    needs: ['keeps data', 'service worker'],
    go: startsCold,
  },
  { name: 'Removes, takes back; labels and a note stay', needs: ['keeps data'], go: tendsShelf },
  { name: 'Offers the place where one was', needs: [], go: resumes },
  { name: 'Moves a library by a file, twice as once', needs: [], go: moves },
  { name: 'Opens a kept post that left the feed', needs: [], go: outlivesFeed },
  {
    name: 'Says that nothing can be kept, and reads',
    needs: ['refuses storage'],
    go: keepsNothing,
  },
  { name: 'Goes elsewhere while code is on its way', needs: [], go: goesElsewhere },
  { name: 'Offers a new version and begins it', needs: ['service worker'], go: beginsNewVersion },
  { name: 'Runs nothing of hostile posts, asks nobody', needs: [], go: survivesHostilePosts },
]

async function searches(stage: Stage): Promise<void> {
  const { url } = await stage.serveSample()
  const reader = await stage.open(`${url}/`)
  await reader.goto('')
  await reader.finds({ role: 'link', name: items[0]!.title })
  await reader.write(searchField, `"${sentence}"`)
  await reader.press('Enter')
  await reader.reads('1 result for')
  await reader.click(postLink)
  await reader.isAt(postHeading)
  await reader.reads(sentence)
  await reader.ask(() => history.back())
  await reader.isAt(postLink)
  await reader.reads('1 result for')
  assert.equal((await reader.finds(searchField)).value, `"${sentence}"`)
}

async function usesKeyboard(stage: Stage): Promise<void> {
  const { url } = await stage.serveSample()
  const reader = await stage.open(`${url}/`)
  await reader.goto('')
  await reader.finds({ role: 'link', name: items[0]!.title })
  await tabTo(reader, { role: 'link', name: 'Skip to content' })
  await tabTo(reader, searchField)
  await reader.type('quieter night')
  await reader.press('Enter')
  await reader.reads('for ‘quieter night’')
  await tabTo(reader, { role: 'link', name: 'Skip to results' })
  await reader.press('Enter')
  await tabTo(reader, postLink)
  await reader.press('Enter')
  await reader.isAt(postHeading)
  await tabTo(reader, saveButton)
  await reader.press(' ')
  await reader.isAt(savedButton)
}

async function survivesKill(stage: Stage): Promise<void> {
  const { url } = await stage.serveSample()
  await saveAndKill(stage, url)
  const reader = await stage.open(`${url}/`)
  await openSavedPost(reader)
}

async function startsCold(stage: Stage): Promise<void> {
  const site = await stage.serveSample()
  await saveAndKill(stage, site.url)
  await site.stop()
  const reader = await stage.open(`${site.url}/`)
  await openSavedPost(reader)
  await reader.reads('You are offline.')
}

/** Ends the browser as soon as it has said that the post is kept, and the program with it. */
async function saveAndKill(stage: Stage, url: string): Promise<void> {
  const reader = await stage.open(`${url}/`)
  await reader.goto('')
  if (await reader.ask(() => 'serviceWorker' in navigator)) {
    await reader.reads('Reading needs no connection.')
  }
  await reader.goto(postPath)
  await reader.click(saveButton)
  await reader.finds(savedButton)
  await reader.kill()
}

async function openSavedPost(reader: Reader): Promise<void> {
  await reader.goto('saved')
  await reader.click(postLink)
  await reader.isAt(postHeading)
  await reader.reads(sentence)
  await reader.finds(savedButton)
}

async function tendsShelf(stage: Stage): Promise<void> {
  const { url } = await stage.serveSample()
  const reader = await stage.open(`${url}/`)
  await save(reader)
  await reader.goto('saved')
  await reader.click({ role: 'button', name: `Remove “${richPost.title}”` })
  await reader.reads(`Removed “${richPost.title}”.`)
  await reader.misses(postLink)
  const undo = { role: 'button', name: `Undo: bring back “${richPost.title}”` }
  await reader.isAt(undo)
  await reader.press('Enter')
  await reader.finds(postLink)

  const noteButton = { role: 'button', name: `Labels and note for “${richPost.title}”` }
  await reader.click(noteButton)
  await reader.write({ label: 'Labels, with commas between them' }, 'ward, night')
  await reader.write({ label: 'Note' }, 'Ask Idris about bins.')
  await reader.reads('Kept on this device.')
  await reader.kill()

  const again = await stage.open(`${url}/`)
  await again.goto('saved')
  await again.finds({ role: 'link', name: 'night' })
  await again.reads('Ask Idris about bins.')
}

async function resumes(stage: Stage): Promise<void> {
  const { url } = await stage.serveSample()
  const reader = await stage.open(`${url}/`)
  await reader.goto(longPost.path)
  await reader.finds({ ...firstHeading, name: longPost.title })
  const beginning = await reader.ask(() => {
    const paragraph = document.querySelectorAll<HTMLElement>('.prose > p')[6]!
    scrollTo(0, scrollY + paragraph.getBoundingClientRect().top)
    return paragraph.innerText.slice(0, 20)
  })
  await reader.until('its place noted', async () => {
    const [place] = (await reader.ask(readStore, 'places')) as { sentence: { share: number } }[]
    return (place?.sentence.share ?? 0) > 0.2
  })
  await reader.goto('topics')
  await reader.goto(longPost.path)
  await reader.reads(`You were here before, at ${beginning}`)
  assert.equal(await reader.ask(() => scrollY), 0)
  await reader.click({ role: 'button', name: 'Go on from there' })
  await reader.until('go on at the sentence', () =>
    reader.ask(() => document.activeElement === document.querySelectorAll('.prose > p')[6]),
  )
}

async function moves(stage: Stage): Promise<void> {
  const { url } = await stage.serveSample()
  const reader = await stage.open(`${url}/`)
  await save(reader)
  await reader.goto('saved/backup')
  await reader.finds({ role: 'link', name: siteTitle })
  await reader.click({ role: 'button', name: 'Save a backup file' })
  await reader.reads('is in your downloads.')
  const backup = await downloaded(reader, stage.downloads)
  const kept = await keptPosts(reader)
  await reader.kill()

  const other = await stage.open(`${url}/`, { profile: 'second' })
  await other.goto('saved/backup')
  for (const outcome of [`Added from the backup of ${siteTitle}`, 'was here already.']) {
    await other.finds({ label: 'Backup file' })
    await other.ask(chooseFile, 'backup.json', backup)
    await other.click({ role: 'button', name: 'Add what is in it' })
    await other.reads(outcome)
    assert.deepEqual(await keptPosts(other), kept)
  }
  await other.goto('saved')
  await other.click(postLink)
  await other.reads(sentence)
}

/** Without their seals, which depend on the order of fields: a file may have another. */
async function keptPosts(reader: Reader): Promise<unknown> {
  const records = (await reader.ask(readStore, 'bookmarks')) as { checksum: string }[]
  return records.map(({ checksum: _seal, ...post }) => post)
}

/** The text of the file that is there once the browser has written all of it. */
async function downloaded(reader: Reader, folder: string): Promise<string> {
  let text = ''
  await reader.until('the file among the downloads', async () => {
    const name = (await readdir(folder)).find((file) => file.endsWith('.json'))
    text = name ? await readFile(join(folder, name), 'utf8') : ''
    return text.trimEnd().endsWith('}')
  })
  return text
}

async function outlivesFeed(stage: Stage): Promise<void> {
  const site = await stage.serveSample()
  const reader = await stage.open(`${site.url}/`)
  await save(reader)
  await reader.reads(`All ${items.length} posts are on this device`)
  const rest = items.filter(({ title }) => title !== richPost.title)
  site.replace('/feed.json', (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/feed+json' })
    response.end(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: rest }))
  })
  await reader.goto('')
  await reader.click({ role: 'button', name: 'show' })
  await reader.reads(`All ${rest.length} posts are on this device`)
  await reader.click({ role: 'link', name: 'Saved (1)' })
  await reader.click(postLink)
  await reader.finds(postHeading)
  await reader.reads('No longer published by')
  await reader.reads(sentence)
}

async function keepsNothing(stage: Stage): Promise<void> {
  const { url } = await stage.serveSample()
  const reader = await stage.open(`${url}/`, { isStorageRefused: true })
  await reader.goto('')
  await reader.reads('for this visit only: this browser does not let the site keep anything.')
  await reader.write(searchField, 'quieter night')
  await reader.press('Enter')
  await reader.click(postLink)
  await reader.isAt(postHeading)
  await reader.reads(sentence)
  await reader.click(saveButton)
  await reader.reads('This browser does not let the site keep anything, as in a private window.')
  await reader.finds(saveButton)
}

/** Code that is given up because the reader leaves is not code that is gone. */
async function goesElsewhere(stage: Stage): Promise<void> {
  const site = await stage.serveSample()
  const files = await readdir(join(process.env['LECTERN_DIST'] ?? 'build', 'assets'))
  let isAsked = false
  site.replace(`/assets/${files.find((name) => /^TopicsRoute-.*\.js$/.test(name))}`, () => {
    isAsked = true
  })
  site.replace('/elsewhere', (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    // Slow enough that the page that is left could do something about it.
    setTimeout(() => response.end('<!doctype html><title>.</title>You have arrived.'), 3_000)
  })
  const reader = await stage.open(`${site.url}/`)
  await reader.goto('topics')
  await reader.until('the screen’s code on its way', async () => isAsked)
  await reader.ask(() => void setTimeout(() => location.assign('/elsewhere')))
  await reader.reads('You have arrived.')
}

async function save(reader: Reader): Promise<void> {
  await reader.goto(postPath)
  await reader.click(saveButton)
  await reader.finds(savedButton)
}

/** Presses Tab until something has the focus. */
async function tabTo(reader: Reader, target: Parameters<Reader['finds']>[0]): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await reader.press('Tab')
    if ((await reader.finds(target)).isFocused) return
  }
  throw new Error(`not reached by Tab: ${JSON.stringify(target)}`)
}
