import {
  cardLinks,
  countLine,
  countPosts,
  expectAnswered,
  expectOnDevice,
  openPosts,
  searchField,
  searchFor,
} from './postsScreen.ts'
import { plainText } from './publications.ts'
import { expect, onEachPublication, test } from './site.ts'

onEachPublication(({ items, search }) => {
  test('finds posts by title, text, author and tag, and marks what matched', async ({ page }) => {
    await openPosts(page)
    await expectOnDevice(page, items.length)
    const cards = page.getByRole('article')

    await test.step('an exact title comes first', async () => {
      await searchFor(page, search.title)
      await expect(cardLinks(page).first()).toHaveText(search.title)
      await expectAnswered(page)
      const marked = cardLinks(page).first().locator('mark')
      const marks = await marked.allTextContents()
      expect(marks.length).toBeGreaterThan(1)
      expect(wordsOf(search.title).split(' ')).toEqual(expect.arrayContaining(marks))
    })

    await test.step('a word of the text finds every post that has it', async () => {
      const withWord = items.filter((item) =>
        new RegExp(`\\b${search.bodyWord}`, 'i').test(plainText(item)),
      )
      await searchFor(page, search.bodyWord)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        new RegExp(`^${withWord.length} results? for ‘${search.bodyWord}’$`),
      )
      await expectAnswered(page)
      const found = await cardLinks(page).allTextContents()
      expect(found.toSorted()).toEqual(withWord.map(({ title }) => title).toSorted())
      for (const card of await cards.all()) {
        await expect(card.locator('mark').first()).toHaveText(
          new RegExp(`^${search.bodyWord}`, 'i'),
        )
      }
    })

    await test.step('an author’s name finds what they wrote', async () => {
      await searchFor(page, search.author)
      const own = items.filter(({ authors }) => authors.some(({ name }) => name === search.author))
      await expect(page).toHaveURL(/[?&]q=/)
      await expect(page.getByRole('heading', { level: 1 })).toContainText(search.author)
      expect(await countPosts(page)).toBeGreaterThanOrEqual(own.length)
      await expect(
        cards.first().getByRole('paragraph').filter({ hasText: /^By / }).first(),
      ).toContainText(search.author)
    })

    await test.step('a tag finds what is filed under it', async () => {
      await searchFor(page, search.tag)
      const filed = items.filter(({ tags }) => tags?.includes(search.tag))
      await expect(page.getByRole('heading', { level: 1 })).toContainText(search.tag)
      expect(await countPosts(page)).toBeGreaterThanOrEqual(filed.length)
    })
  })

  test('completes the last word and helps with a misspelt one', async ({ page }) => {
    await openPosts(page)
    await expectOnDevice(page, items.length)
    const field = searchField(page)
    const marks = page.getByRole('article').locator('mark')

    await field.fill(search.prefix.typed)
    await expect(marks.first()).toHaveText(new RegExp(`^${search.prefix.word}`, 'i'))
    const completed = await countPosts(page)
    await field.fill(search.prefix.word)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(search.prefix.word)
    expect(await countPosts(page)).toBeLessThanOrEqual(completed)

    await field.fill(search.typo.typed)
    await expect(page.getByText(`Showing results for ${search.typo.meant}`)).toBeVisible()
    await expect(marks.first()).toHaveText(new RegExp(search.typo.meant, 'i'))

    await field.fill('zzqxv wkjhq')
    await expect(page.getByText('No post matches.')).toBeVisible()
    await page.getByRole('button', { name: 'Show all posts' }).click()
    await expect(countLine(page)).toHaveText(new RegExp(`^${items.length} posts`))
    await expect(field).toHaveValue('')
  })

  test('keeps every letter of fast typing while search is still being prepared', async ({
    page,
  }) => {
    const words = 'the quick brown fox jumps over lazy dogs'
    await openPosts(page)
    await searchField(page).pressSequentially(words)
    await expect(searchField(page)).toHaveValue(words)
    await expect(page).toHaveURL((url) => url.searchParams.get('q') === words)
    await expectOnDevice(page, items.length)
    await expect(searchField(page)).toHaveValue(words)
    await page.goBack()
    await expect(page).toHaveURL('about:blank')
  })
})

/** The words of a title as they are marked: without what stands between them. */
function wordsOf(title: string): string {
  return title.replace(/[^\p{L}\p{N}’' ]/gu, '')
}
