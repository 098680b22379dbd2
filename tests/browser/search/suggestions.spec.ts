import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expectAnswered, expectOnDevice, openPosts, searchField } from '../postsScreen.ts'
import { expect, onEachPublication, test } from '../site.ts'

function suggestions(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Suggestions' })
}

/** The option that the field says the keyboard is on. */
async function activeOption(page: Page): Promise<Locator> {
  const id = await searchField(page).getAttribute('aria-activedescendant')
  return page.locator(`[id="${id}"][aria-selected=true]`)
}

onEachPublication(({ items, search }) => {
  for (const width of [390, 1280]) {
    test.describe(`at ${width} px`, () => {
      test.use({ viewport: { width, height: 800 } })

      test('suggests by keyboard what the words may mean', async ({ page }) => {
        await openPosts(page)
        await expectOnDevice(page, items.length)
        const field = searchField(page)
        const list = suggestions(page)
        await page.keyboard.press('Control+k')
        await expect(field).toBeFocused()
        await expect(list).toBeHidden()

        await test.step('words, completed, over the page and not moving it', async () => {
          const results = page.locator('#results')
          await page.keyboard.type(search.prefix.typed)
          await expect(list.getByRole('option').first()).toHaveText(search.prefix.word)
          await expectAnswered(page)
          const withList = await results.boundingBox()
          await page.keyboard.press('Escape')
          await expect(list).toBeHidden()
          expect(await results.boundingBox()).toEqual(withList)
        })

        await test.step('from the field to the last option and around', async () => {
          await expect(page.getByRole('status')).toContainText(`for ‘${search.prefix.typed}’`)
          await page.keyboard.press('ArrowUp')
          const count = await list.getByRole('option').count()
          await expect(await activeOption(page)).toHaveText(
            (await list.getByRole('option').last().textContent())!,
          )
          await expect(page.getByRole('status')).toHaveText(
            count === 1 ? '1 suggestion' : `${count} suggestions`,
          )
          await page.keyboard.press('ArrowDown')
          expect(await field.getAttribute('aria-activedescendant')).toBeNull()
          await page.keyboard.press('ArrowDown')
          await expect(await activeOption(page)).toHaveText(search.prefix.word)
          await expect(field).toBeFocused()
        })

        await test.step('completes and searches', async () => {
          await page.keyboard.press('Enter')
          await expect(list).toBeHidden()
          await expect(field).toHaveValue(search.prefix.word)
          await expect(page.getByRole('heading', { level: 1 })).toContainText(
            `for ‘${search.prefix.word}’`,
          )
          await expect(field).toBeFocused()
        })

        await test.step('an author', async () => {
          await field.fill(search.author)
          const author = list.getByRole('option', { name: new RegExp(`^${search.author} \\d`) })
          await expect(author).toBeVisible()
          while ((await author.getAttribute('aria-selected')) !== 'true') {
            await page.keyboard.press('ArrowDown')
          }
          await page.keyboard.press('Enter')
          await expect(
            page.getByRole('heading', { level: 1, name: search.author, exact: true }),
          ).toBeFocused()
        })

        await test.step('what was searched for, which can be forgotten', async () => {
          await page.keyboard.press('Control+k')
          await expect(field).toBeFocused()
          await expect(page).toHaveURL('/')
          await expect(list).toBeHidden()
          await page.keyboard.press('ArrowDown')
          await expect(list.getByRole('option')).toHaveText([search.prefix.word])
          await page.keyboard.press('Tab')
          await expect(page.getByRole('button', { name: 'Clear recent searches' })).toBeFocused()
          await page.keyboard.press('Enter')
          await expect(list).toBeHidden()
          await expect(field).toBeFocused()
          await expect(page.getByRole('status')).toHaveText('Recent searches cleared')
        })
      })

      test('opens a title at once', async ({ page }) => {
        await openPosts(page)
        await expectOnDevice(page, items.length)
        await searchField(page).fill(search.title)
        await suggestions(page).getByRole('option', { name: search.title, exact: true }).click()
        await expect(page.getByRole('heading', { level: 1, name: search.title })).toBeFocused()
        await page.goBack()
        await expect(searchField(page)).toHaveValue(search.title)
        await expect(suggestions(page)).toBeHidden()
      })
    })
  }
})

for (const width of [390, 1280]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 } })

    test('is read out as a combobox with its list', async ({ page, publication }) => {
      await openPosts(page)
      await expectOnDevice(page, publication.items.length)
      await searchField(page).fill('polypharm')
      await expect(suggestions(page)).toBeVisible()
      await page.keyboard.press('ArrowDown')
      await expect(page.getByRole('search')).toMatchAriaSnapshot(`
        - search:
          - text: Search all posts
          - combobox "Search all posts" [expanded]: polypharm
          - listbox "Suggestions":
            - group "Search for":
              - option "polypharmacy" [selected]
          - button "Search"
          - button "How to search"
      `)
    })

    test('breaks no rule of WCAG 2.2 AA while it is open, light and dark', async ({
      page,
      publication,
    }) => {
      await openPosts(page)
      await expectOnDevice(page, publication.items.length)
      await searchField(page).fill('pr')
      await expect(suggestions(page)).toBeVisible()
      await page.keyboard.press('ArrowDown')
      await expectNoViolations(page)
      await page.keyboard.press('Enter')
      await searchField(page).fill('')
      await expect(page.getByRole('button', { name: 'Clear recent searches' })).toBeVisible()
      await expectNoViolations(page)
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'How to search' }).click()
      const help = page.getByRole('region', { name: 'How to search' })
      await expect(help.getByRole('link').first()).toBeVisible()
      await expectNoViolations(page)
    })
  })
}

test.describe('at 320 px', () => {
  test.use({ viewport: { width: 320, height: 256 }, hasTouch: true })

  test('fits without sideways scroll, every option large enough for a thumb', async ({
    page,
    publication,
  }) => {
    await openPosts(page)
    await expectOnDevice(page, publication.items.length)
    await searchField(page).fill('audience:')
    await expect(suggestions(page)).toBeVisible()
    await expectNoSidewaysScroll(page)
    for (const option of await suggestions(page).getByRole('option').all()) {
      expect((await option.boundingBox())!.height).toBeGreaterThanOrEqual(44)
    }
    await searchField(page).press('ArrowUp')
    await expect(await activeOption(page)).toBeInViewport({ ratio: 0.9 })
    await searchField(page).press('Escape')
    await page.getByRole('button', { name: 'How to search' }).tap()
    await expect(page.getByRole('link', { name: /^title:/ })).toBeVisible()
    await expectNoSidewaysScroll(page)
  })
})

test.describe('with forced colours', () => {
  test.use({ forcedColors: 'active' })

  test('keeps its edge and shows where the keyboard is', async ({ page, publication }) => {
    await openPosts(page)
    await expectOnDevice(page, publication.items.length)
    await searchField(page).fill('pr')
    await expect(suggestions(page)).toBeVisible()
    await page.keyboard.press('ArrowDown')
    const [edge, outline] = await Promise.all([
      suggestions(page).evaluate((list) => getComputedStyle(list.parentElement!).borderTopStyle),
      (await activeOption(page)).evaluate((option) => getComputedStyle(option).outlineStyle),
    ])
    expect([edge, outline]).toEqual(['solid', 'solid'])
  })
})

test('every example of how to search finds posts', async ({ page, publication }) => {
  await openPosts(page)
  await expectOnDevice(page, publication.items.length)
  await page.getByRole('button', { name: 'How to search' }).click()
  const examples = page.getByRole('region', { name: 'How to search' }).getByRole('link')
  await expect(examples).toHaveCount(12)
  for (const example of await examples.all()) {
    await example.click()
    await expect(searchField(page)).toHaveValue((await example.textContent())!)
    await expectAnswered(page)
    await expect(page.getByRole('article').first()).toBeVisible()
  }
})

async function expectNoViolations(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      .options({ resultTypes: ['violations'] })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    ).toEqual([])
  }
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, room } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }))
  expect(content).toBeLessThanOrEqual(room)
}
