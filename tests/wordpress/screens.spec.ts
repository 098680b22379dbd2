import { expectOnDevice } from '../browser/postsScreen.ts'
import { overflow } from './overflow.ts'
import { expect, test } from './reader.ts'

for (const { name, width } of [
  { name: 'a desk', width: 1280 },
  { name: 'a phone', width: 390 },
]) {
  test.describe(`on ${name}`, () => {
    test.use({ viewport: { width, height: 844 } })

    test('introduces the author with biography and address', async ({
      page,
      wordpress,
      openReader,
    }) => {
      await openReader(`${wordpress.url}wp-json/`)
      await expectOnDevice(page, 130)
      await page.getByRole('link', { name: 'Authors', exact: true }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Authors' })).toBeVisible()
      await page.getByRole('link', { name: 'Wren Holt & daughters' }).click()
      const main = page.getByRole('main')
      await expect(main.getByRole('heading', { level: 1 })).toHaveText('Wren Holt & daughters')
      await expect(
        main.getByText('A family of gardeners. Three generations & one wheelbarrow.'),
      ).toBeVisible()
      const link = main.getByRole('link', { name: 'Wren Holt & daughters at example.org' })
      await expect(link).toHaveAttribute('href', 'https://example.org/people/wren')
      expect(await overflow(page)).toBe(0)
    })

    test('leads to the original of a post behind a password', async ({
      page,
      wordpress,
      openReader,
    }) => {
      await openReader(`${wordpress.url}wp-json/`)
      await expectOnDevice(page, 130)
      await page.goto(new URL('posts/tool-library-marrowby', page.url()).href)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        'A tool library for Marrowby',
      )
      const main = page.getByRole('main')
      await expect(main.getByText(/password/)).toBeVisible()
      await expect(main.getByText('Most drills')).toBeHidden()
      const original = `${wordpress.url}2020/08/tool-library-marrowby/`
      await expect(main.locator(`a[href="${original}"]`).first()).toBeVisible()

      const picture = main.getByRole('img', { name: 'A low sun over the harbour wall' })
      const widthOf = (image: Element) => (image as HTMLImageElement).naturalWidth
      await expect.poll(() => picture.evaluate(widthOf)).toBeGreaterThan(0)
      expect(await overflow(page)).toBe(0)
    })
  })
}
