import type { FeedItem } from './publications.ts'
import { cardLinks, expectOnDevice, openPosts, searchFor } from './postsScreen.ts'
import { expect, onEachPublication, test } from './site.ts'

onEachPublication(({ items, richPost }) => {
  const item = items.find(({ title }) => title === richPost.title)!
  const fields = item._reader

  test('shows a post with all its parts', async ({ page }) => {
    await openPosts(page)
    await expectOnDevice(page, items.length)
    await searchFor(page, item.title)
    await cardLinks(page).first().click()
    await expect(page).toHaveURL((url) => url.pathname === richPost.path)
    const heading = page.getByRole('heading', { level: 1, name: item.title })
    await expect(heading).toBeFocused()
    await expect(page).toHaveTitle(new RegExp(`^${item.title} – `))
    const post = page.getByRole('main').locator('> article')
    const header = post.locator('> header')

    await test.step('type, date, reading time, byline, audiences, region', async () => {
      await expect(header).toContainText(fields.type)
      await expect(header.locator('time').first()).toHaveAttribute(
        'datetime',
        item.date_published.slice(0, 10),
      )
      await expect(header).toContainText(/\d+ minute read/)
      for (const { name } of item.authors) {
        await expect(header.getByRole('link', { name })).toBeVisible()
      }
      for (const name of [...fields.audiences, fields.region!]) {
        await expect(header.getByRole('link', { name })).toBeVisible()
      }
    })

    await test.step('the lead picture', async () => {
      const picture = post.getByRole('img').first()
      await expect(picture).toBeVisible()
      await expect
        .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
        .toBeGreaterThan(0)
    })

    await test.step('sub-headings, also as contents', async () => {
      const headings = subHeadings(item)
      expect(headings.length).toBeGreaterThanOrEqual(3)
      const contents = post.getByRole('navigation', { name: 'Contents' })
      for (const name of headings) {
        await expect(post.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
        await expect(contents.getByRole('link', { name, exact: true })).toBeVisible()
      }
      await contents.getByRole('link', { name: headings.at(-1)!, exact: true }).click()
      await expect(
        post.getByRole('heading', { name: headings.at(-1)!, exact: true }),
      ).toBeInViewport()
    })

    await test.step('who wrote it', async () => {
      const about = post.getByRole('region', { name: /^About the authors?$/ })
      for (const author of item.authors) {
        await expect(about.getByRole('heading', { name: author.name })).toBeVisible()
        await expect(about).toContainText(author._reader.bio!)
        if (author._reader.role) await expect(about).toContainText(author._reader.role)
      }
    })

    await test.step('three related posts, each with type, date, extract and reason', async () => {
      const related = post.getByRole('region', { name: 'Related news' }).getByRole('article')
      await expect(related).toHaveCount(3)
      const picks = (fields.related ?? []).map((url) => items.find((other) => other.url === url)!)
      for (const [position, pick] of picks.entries()) {
        const card = related.nth(position)
        await expect(card.getByRole('heading')).toHaveText(pick.title)
        await expect(card).toContainText('Chosen by the editors')
        await expect(card).toContainText(pick._reader.type)
        await expect(card.locator('time')).toHaveAttribute(
          'datetime',
          pick.date_published.slice(0, 10),
        )
        await expect(card).toContainText(pick.summary!.slice(0, 60))
      }
    })

    await test.step('the way to the original', async () => {
      const original = post.getByRole('link', { name: /^Read the original at / })
      await expect(original).toHaveAttribute('href', item.url)
    })
  })

  test('opens a post at its address on the very first visit', async ({ page }) => {
    await page.goto(richPost.path)
    await expect(page.getByRole('heading', { level: 1, name: item.title })).toBeVisible()
    await expect(page).toHaveTitle(new RegExp(`^${item.title} – `))
    await page.getByRole('link', { name: 'All posts', exact: true }).click()
    await expect(cardLinks(page).first()).toHaveText(items[0]!.title)
  })
})

test('says when a post was changed after it was published', async ({ page }) => {
  await page.goto('/posts/data-protection-impact-assessment')
  const header = page.getByRole('main').locator('> article > header')
  await expect(header.getByText('Updated')).toContainText('8 October 2026')
})

test('opens links between posts inside the reader', async ({ page }) => {
  await page.goto('/posts/twelve-weeks-one-ward')
  const link = page.locator('.prose').getByRole('link').first()
  await expect(link).toHaveAttribute('href', '/posts/small-numbers-honestly')
  await page.evaluate(() => (document.documentElement.dataset['visit'] = 'the same'))
  await link.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Small numbers, reported honestly',
  )
  await expect(page.locator('html')).toHaveAttribute('data-visit', 'the same')
})

test('refuses scripts and markup that its policies have not passed', async ({ page, watch }) => {
  const answer = await page.goto('/')
  const policy = answer!.headers()['content-security-policy']
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("require-trusted-types-for 'script'")
  expect(watch.findings()).toEqual([])

  const outcome = await page.evaluate(() => {
    try {
      document.body.insertAdjacentHTML('beforeend', '<p>markup from anywhere</p>')
      return 'inserted'
    } catch (error) {
      return String(error)
    }
  })
  expect(outcome).toContain('TrustedHTML')
  await expect.poll(() => watch.findings().join()).toContain('require-trusted-types-for')
  watch.expect(/TrustedHTML|require-trusted-types-for/)
})

/** Texts of the second-level headings of a body. */
function subHeadings({ content_html: html }: FeedItem): string[] {
  return Array.from(html.matchAll(/<h2[^>]*>(.*?)<\/h2>/gs), ([, text]) =>
    text!
      .replace(/<[^>]+>/g, '')
      .replaceAll('&quot;', '"')
      .trim(),
  )
}
