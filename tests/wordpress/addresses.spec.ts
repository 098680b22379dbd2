import { countPosts, expectOnDevice } from '../browser/postsScreen.ts'
import { expect, test } from './reader.ts'
import { setLinks } from './setLinks.ts'

/**
 * A page of another site may not be looked at, and where it is not known that there is an API behind
 * it, it is asked for all the same: the browser says so in its console.
 */
const closedPage = /blocked by CORS policy|Failed to load resource: net::ERR_FAILED/

const addresses = [
  { name: 'the site', path: '', count: 130 },
  { name: 'the root of its API', path: 'wp-json/', count: 130 },
  { name: 'its posts in the API', path: 'wp-json/wp/v2/posts', count: 130 },
  { name: 'another collection in the API', path: 'wp-json/wp/v2/case-study', count: 5 },
  {
    name: 'some of its posts in the API',
    path: 'wp-json/wp/v2/posts?before=2018-01-01T00:00:00',
    count: 17,
  },
  { name: 'the site', path: '', count: 130, links: 'plain' },
  { name: 'the root of its API', path: '?rest_route=/', count: 130, links: 'plain' },
  { name: 'its posts in the API', path: '?rest_route=/wp/v2/posts', count: 130, links: 'plain' },
] as const

for (const { name, path, count, ...site } of addresses) {
  const links = 'links' in site ? site.links : 'pretty'

  test(`reads everything from the address of ${name}, with ${links} links`, async ({
    page,
    wordpress,
    watch,
    openReader,
  }) => {
    watch.expect(closedPage)
    await setLinks(wordpress, links)
    try {
      await openReader(`${wordpress.url}${path}`)
      await expectOnDevice(page, count)
      expect(await countPosts(page)).toBe(count)
      await expect(page).toHaveTitle(/The Tidewater Guild/)

      await page.getByRole('button', { name: 'Check now' }).click()
      await expect(page.getByRole('status')).toHaveText('Checked just now: nothing new.')
      expect(await countPosts(page)).toBe(count)
      await expect(page.getByRole('button', { name: 'Try again' })).toBeHidden()
    } finally {
      await setLinks(wordpress, 'pretty')
    }
  })
}
