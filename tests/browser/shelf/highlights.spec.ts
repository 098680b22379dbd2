import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { savePost, storedBookmarks } from '../bookmarks.ts'
import { expectOnDevice, expectReadableOffline, openPosts } from '../postsScreen.ts'
import type { Publication } from '../publications.ts'
import { expect, test } from '../site.ts'
import type { TestSite } from '../startSite.ts'
import {
  clickOn,
  drawOver,
  highlight,
  highlightButton,
  openWords,
  paintedWords,
} from './highlighting.ts'

const path = '/posts/run-a-pilot-that-can-say-no'
const title = 'Run a pilot that can say no'
const dull =
  'Dull failures are the common ones, and a plan with no way of noticing them is not ready'
const rehearsal = 'A pilot like that is a dress rehearsal.'

async function openPost(page: Page, address = path): Promise<void> {
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
}

/** Serves the publication with another text of the post, and takes it in. */
async function editPost(
  page: Page,
  { site, publication }: { site: TestSite; publication: Publication },
  edit: (html: string) => string,
): Promise<void> {
  const items = publication.items.map((item) =>
    item.title === title ? { ...item, content_html: edit(item.content_html) } : item,
  )
  site.replace('/feed.json', (_request, response) => {
    const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Edited', items }
    response.writeHead(200, { 'content-type': 'application/feed+json' }).end(JSON.stringify(feed))
  })
  await page.goto('/')
  await page.getByRole('button', { name: 'show', exact: true }).click()
}

test('marks what the mouse drew over, saves the post with it, and has both after a reload', async ({
  page,
}) => {
  await openPost(page)
  await drawOver(page, 'If no claim will come', 'Agree the measures')
  await expect(page.getByText('Saves the post as well')).toBeVisible()
  await highlightButton(page).click()
  const words =
    'If no claim will come, draw the logic model first. The missing claim is generally hiding under an arrow. Agree the measures'
  await expect.poll(() => paintedWords(page)).toEqual([words])
  await expect(highlightButton(page)).toBeHidden()
  await expect
    .poll(async () => (await storedBookmarks(page)).map((kept) => kept.title))
    .toEqual([title])
  await page.reload()
  await expect.poll(() => paintedWords(page)).toEqual([words])
  await page.getByText('Your highlights (1)').click()
  await expect(page.getByRole('blockquote')).toHaveText(words)
  await page.getByRole('link', { name: 'draw the logic model', exact: true }).click()
  await expect(page).toHaveURL(/logic-model-on-one-page/)
})

test('is done by keyboard alone: sentence by sentence, with a note, and away again', async ({
  page,
}) => {
  await openPost(page)
  await page.keyboard.press('Tab')
  const begin = page.getByRole('button', { name: 'Highlight sentences of the text' })
  await pressUntil(page, 'Tab', () => isFocused(page, 'Highlight sentences of the text'))
  await expect(begin).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toHaveText(/^Selected: Most pilots/)
  await expect(page.getByRole('button', { name: 'Next sentence' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toHaveText(/^Selected: Nobody puts it that way/)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toHaveText(/how to word the conclusion\.$/)
  await pressUntil(page, 'Tab', () => isFocused(page, 'Highlight with note'))
  await page.keyboard.press('Enter')
  const note = page.getByRole('textbox', { name: 'Note' })
  await expect(note).toBeFocused()
  await page.keyboard.type('Ask Tom.')
  await expect(page.getByText('Kept on this device.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(note).toBeHidden()
  await expect(page.locator('.prose > p').first()).toBeFocused()

  await pressUntil(page, 'Tab', () => isFocused(page, 'Your highlights (1)'))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Ask Tom.')).toBeVisible()
  await pressUntil(page, 'Tab', () => isFocused(page, 'Remove'))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Undo: highlight “Nobody/ })).toBeFocused()
  await expect.poll(() => paintedWords(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('blockquote').getByRole('link')).toBeFocused()
  await expect.poll(async () => (await paintedWords(page)).length).toBe(1)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#highlight-/)
  await expect(page.locator('.prose > p').first()).toBeFocused()
})

test('leads by Tab from selected text to the buttons and lets go by Escape', async ({ page }) => {
  await openPost(page)
  await drawOver(page, rehearsal)
  await expect(page.getByRole('status')).toHaveText(/can be highlighted/)
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Tab')
  await expect(highlightButton(page)).toBeFocused()
  expect(await page.evaluate(() => String(getSelection()))).toBe(rehearsal.slice(0, -1))
  await page.keyboard.press('Escape')
  await expect(highlightButton(page)).toBeHidden()
  await expect(page.locator('.prose > p').nth(1)).toBeFocused()
  await drawOver(page, rehearsal)
  await expect(highlightButton(page)).toBeVisible()
  await clickOn(page, dull)
  await expect(highlightButton(page)).toBeHidden()
})

test('refuses a passage that is a whole article', async ({ page }) => {
  await openPost(page)
  await page.evaluate(() => getSelection()!.selectAllChildren(document.querySelector('.prose')!))
  await expect(page.getByText('Select less than 3,000 characters')).toBeVisible()
  await expect(highlightButton(page)).toBeHidden()
})

test('opens where it is pressed, the inner of two that overlap, and brings back what was removed', async ({
  page,
}) => {
  await openPost(page)
  await highlight(page, dull)
  await highlight(page, 'a plan with no way')
  await clickOn(page, 'a plan with no way')
  await expect.poll(() => openWords(page)).toEqual(['a plan with no way'])
  await page.getByRole('button', { name: 'Add note to “a plan' }).click()
  await page.getByRole('textbox', { name: 'Note' }).fill('Which?')
  await expect(page.getByText('Kept on this device.')).toBeVisible()
  await clickOn(page, 'Dull failures')
  await expect.poll(() => openWords(page)).toEqual([dull])
  await page.getByRole('button', { name: 'Remove highlight “Dull' }).click()
  await expect.poll(() => paintedWords(page)).toEqual(['a plan with no way'])
  const undo = page.getByRole('button', { name: 'Undo: highlight “Dull' })
  await expect(undo).toBeFocused()
  await undo.click()
  await expect(page.getByRole('button', { name: 'Add note to “Dull' })).toBeFocused()
  await expect.poll(async () => (await paintedWords(page)).length).toBe(2)
  await clickOn(page, rehearsal)
  await expect(page.getByRole('group', { name: /^Highlight: / })).toBeHidden()
})

test('keeps the marks of a search apart from what was highlighted over them', async ({ page }) => {
  await openPost(page, `${path}?find=failures`)
  const found = () => page.evaluate(() => CSS.highlights.get('found')?.size ?? 0)
  await expect.poll(found).toBeGreaterThan(0)
  await highlight(page, 'Dull failures are')
  expect(await found()).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect.poll(found).toBe(0)
  expect(await paintedWords(page)).toEqual(['Dull failures are'])
})

test('is at its words in a text that was edited, and says where they are not', async ({
  page,
  site,
  publication,
}) => {
  await openPosts(page)
  await expectOnDevice(page, publication.items.length)
  await openPost(page)
  await highlight(page, dull)
  await highlight(page, 'It is more frightening to sign, which is what recommends it.')
  await highlight(page, rehearsal)
  await expect.poll(async () => (await storedBookmarks(page)).length).toBe(1)
  await editPost(page, { site, publication }, (html) => {
    const moved = `<p>${dull} to start, as we shall see.</p>`
    return `${moved}${html.replace(dull, 'What fails dully is not ready')}`
      .replace('frightening to sign, which', 'frightening to sign, it seems, which')
      .replace(rehearsal, 'Some pilots are theatre.')
  })
  await openPost(page)
  await expect
    .poll(() => paintedWords(page))
    .toEqual(
      expect.arrayContaining([
        dull,
        'It is more frightening to sign, it seems, which is what recommends it.',
      ]),
    )
  expect(await paintedWords(page)).toHaveLength(2)
  await page.getByText('Your highlights (3)').click()
  const gone = page.getByRole('listitem').filter({ hasText: rehearsal })
  await expect(gone).toContainText('These words are not in the text any more.')
  await expect(gone.getByRole('link')).toHaveCount(0)
  await expect(page.getByText('The text was edited here since.')).toHaveCount(1)
})

test('leads from the page of all highlights to the place, offline after a cold start', async ({
  page,
  site,
  context,
  watch,
  publication,
}) => {
  watch.expect(/Failed to load resource/)
  await openPosts(page)
  await expectOnDevice(page, publication.items.length)
  await openPost(page)
  await highlight(page, 'Make ‘no’ survivable')
  await highlight(page, dull)
  await expect.poll(async () => (await storedBookmarks(page)).length).toBe(1)
  await expectReadableOffline(page)
  await site.stop()
  await page.close()

  const later = await context.newPage()
  await later.goto('/saved/highlights')
  await expect(later.getByRole('heading', { level: 2 })).toHaveText(title)
  await later.getByRole('link', { name: 'Make ‘no’ survivable' }).click()
  await expect(later.getByRole('heading', { level: 1 })).toHaveText(title)
  const heading = later.getByRole('heading', { name: 'Make ‘no’ survivable' })
  await expect(heading).toBeFocused()
  await expect(heading).toBeInViewport()
  await expect.poll(() => openWords(later)).toEqual(['Make ‘no’ survivable'])

  const elsewhere = await context.newPage()
  await elsewhere.goto(later.url())
  await expect(elsewhere.getByRole('heading', { name: 'Make ‘no’ survivable' })).toBeFocused()
  await elsewhere.reload()
  await expect.poll(() => openWords(elsewhere)).toEqual(['Make ‘no’ survivable'])
  await expect(elsewhere.getByRole('heading', { name: 'Make ‘no’ survivable' })).toBeInViewport()
})

test('shows in one tab what was highlighted and removed in another', async ({ page, context }) => {
  await openPost(page)
  const other = await context.newPage()
  await openPost(other)
  await highlight(page, dull)
  await expect.poll(() => paintedWords(other)).toEqual([dull])
  await other.goto('/saved/highlights')
  await other.getByRole('button', { name: 'Remove highlight “Dull' }).click()
  await expect.poll(() => paintedWords(page)).toEqual([])
})

test('is counted and found on the shelf, and listed, searched and brought back on its page', async ({
  page,
}) => {
  await page.goto('/saved/highlights')
  await expect(page.getByText('To make the first, select some words')).toBeVisible()
  await openPost(page)
  await drawOver(page, dull)
  await page.getByRole('button', { name: 'Highlight with note' }).click()
  await page.getByRole('textbox', { name: 'Note' }).fill('Zanzibar')
  await expect(page.getByText('Kept on this device.')).toBeVisible()
  await page.keyboard.press('Escape')
  await highlight(page, rehearsal)

  await page.goto('/saved?q=zanzibar')
  await expect(page.getByRole('article')).toContainText('2 highlights')
  await page.goto('/saved/highlights')
  const quotes = page.getByRole('blockquote')
  await expect(quotes).toHaveText([rehearsal, dull])
  await page.getByRole('searchbox', { name: 'Search your highlights' }).fill('zanz')
  await expect(quotes).toHaveText([dull])
  await expect(page).toHaveURL('/saved/highlights?q=zanz')
  await expect(page.getByText('1 of 2 highlights')).toBeVisible()
  await page.getByRole('button', { name: 'Remove highlight “Dull' }).click()
  await expect(page.getByRole('button', { name: 'Undo: highlight “Dull' })).toBeFocused()
  await page.reload()
  await page.getByText('Recently removed (1)').click()
  await page.getByRole('button', { name: 'Bring back “Dull' }).click()
  await expect(quotes).toHaveText([dull])
  await page.getByRole('button', { name: 'Edit note to “Dull' }).click()
  await page.getByRole('textbox', { name: 'Note' }).fill('Zanzibar and Pemba')
  await expect(page.getByText('Kept on this device.')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Zanzibar and Pemba')).toBeVisible()
})

test('stays where there is no room for its post, and says when there is none for itself', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = function (...given: Parameters<typeof put>) {
      if (this.name === sessionStorage.getItem('full')) {
        throw new DOMException('Full', 'QuotaExceededError')
      }
      return put.apply(this, given)
    }
  })
  await openPost(page)
  await page.evaluate(() => sessionStorage.setItem('full', 'bookmarks'))
  await highlight(page, rehearsal)
  await expect(
    page.getByText('The highlight is kept. The post itself could not be saved'),
  ).not.toHaveCount(0)
  await page.evaluate(() => sessionStorage.setItem('full', 'highlights'))
  await drawOver(page, dull)
  await highlightButton(page).click()
  await expect(page.getByText(/no room|full/i).first()).toBeVisible()
  // What was selected is still there to be tried again.
  await expect(highlightButton(page)).toBeVisible()
  await page.reload()
  await expect.poll(() => paintedWords(page)).toEqual([rehearsal])
  expect(await storedBookmarks(page)).toEqual([])
})

test('is taken out as Markdown, and along in a backup', async ({ page, context }) => {
  await openPost(page)
  await highlight(page, rehearsal)
  await page.goto('/saved/backup')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save all as Markdown' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/-highlights-\d{4}-\d\d-\d\d\.md$/)
  const text = await readFile(await file.path(), 'utf8')
  expect(text).toContain(`## [${title}](<https://fernhollow.example/posts/`)
  expect(text).toContain(`\n> ${rehearsal}\n`)

  const [backup] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save a backup file' }).click(),
  ])
  await expect(page.getByText(/In it: .*1 highlight/).first()).toBeVisible()
  await page.goto('/saved/highlights')
  await page.getByRole('button', { name: 'Remove highlight “A pilot' }).click()
  await expect(page.getByRole('button', { name: 'Undo: highlight “A pilot' })).toBeFocused()
  await page.goto('/saved/backup')
  await page.getByLabel('Backup file').setInputFiles(await backup.path())
  await page.getByRole('button', { name: 'Add what is in it' }).click()
  await expect(page.getByRole('row', { name: /Highlights/ })).toBeVisible()
  await page.goto('/saved/highlights')
  await expect(page.getByRole('blockquote')).toHaveText(rehearsal)

  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy quote “A pilot' }).click()
  await expect(page.getByRole('status')).toHaveText('Copied.')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(rehearsal)
})

test('is marked by elements where the browser cannot paint over text', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(CSS, 'highlights'))
  await openPost(page)
  await drawOver(page, 'common ones', 'a plan with no way')
  await highlightButton(page).click()
  const marks = page.locator('.prose mark.kept')
  await expect(marks).toHaveText(['common ones, and a plan with no way'])
  await drawOver(page, 'plan with no way')
  await highlightButton(page).click()
  await expect(marks).toHaveText(['common ones, and a ', 'plan with no way'])
  await marks.last().click()
  await expect(marks.last()).toHaveClass(/kept-open/)
  await page.getByRole('button', { name: 'Remove highlight “plan' }).click()
  await expect(marks).toHaveText(['common ones, and a plan with no way'])
})

test('works in a text that runs from right to left', async ({ page, site, publication }) => {
  const arabic = 'كان الجناح صاخبًا في الليل ولم يسأل أحد عن السبب.'
  await openPosts(page)
  await expectOnDevice(page, publication.items.length)
  await editPost(page, { site, publication }, () => `<p>مقدمة قصيرة. ${arabic}</p>`)
  await openPost(page)
  await expect(page.getByText(arabic)).toBeVisible()
  await page.evaluate((words) => {
    const node = document.querySelector('.prose > p')!.firstChild as Text
    const start = node.data.indexOf(words)
    getSelection()!.setBaseAndExtent(node, start + words.length, node, start)
  }, arabic)
  await highlightButton(page).click()
  await expect.poll(() => paintedWords(page)).toEqual([arabic])
})

for (const width of [320, 390, 1280]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 } })

    test('covers no selection and breaks no rule, light and dark', async ({ page }) => {
      await openPost(page)
      await savePost(page, title)
      // Low on the screen, where no bar of the reader itself lies over it.
      await drawOver(page, rehearsal, rehearsal, 0.8)
      await expect(highlightButton(page)).toBeInViewport()
      expect(await page.evaluate(coversSelection)).toBe(false)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Escape')
      await drawOver(page, rehearsal)
      await expect(highlightButton(page)).toBeInViewport()
      expect(await page.evaluate(coversSelection)).toBe(false)
      await expectNoViolations(page)
      await page.getByRole('button', { name: 'Highlight with note' }).click()
      await page.getByRole('textbox', { name: 'Note' }).fill('Zanzibar')
      await expect(page.getByText('Kept on this device.')).toBeVisible()
      await expectNoViolations(page)
      await page.keyboard.press('Escape')
      await page.getByText('Your highlights (1)').click()
      await expectNoViolations(page)
      await page.goto('/saved/highlights')
      await expect(page.getByRole('blockquote')).toBeVisible()
      await expectNoViolations(page)
      await page.getByRole('button', { name: 'Remove highlight' }).click()
      await expect(page.getByText('Recently removed (1)')).toBeVisible()
      await expectNoViolations(page)
    })
  })
}

test('keeps its line with forced colours and on paper', async ({ page }) => {
  await openPost(page)
  await highlight(page, rehearsal)
  const line = () =>
    page
      .locator('.prose > p')
      .first()
      .evaluate((element) => getComputedStyle(element, '::highlight(kept)').textDecorationLine)
  expect(await line()).toBe('underline')
  await page.emulateMedia({ forcedColors: 'active' })
  expect(await line()).toBe('underline')
  await page.emulateMedia({ forcedColors: 'none', media: 'print' })
  expect(await line()).toBe('underline')
})

/** Runs in the page: what is offered lies over what is selected. */
function coversSelection(): boolean {
  const box = document.querySelector('[aria-label="Selected text"]')!.getBoundingClientRect()
  return [...getSelection()!.getRangeAt(0).getClientRects()].some(
    ({ left, right, top, bottom }) =>
      left < box.right && right > box.left && top < box.bottom && bottom > box.top,
  )
}

async function pressUntil(page: Page, key: string, isDone: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    if (await isDone()) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} does not lead there`)
}

function isFocused(page: Page, name: string): Promise<boolean> {
  return page.evaluate((text) => document.activeElement?.textContent === text, name)
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function expectNoViolations(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      .options({ resultTypes: ['violations'] })
      .withTags(rules)
      .analyze()
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
    )
    expect(found).toEqual([])
  }
  const { content, room } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }))
  expect(content, 'no sideways scroll').toBeLessThanOrEqual(room)
}
