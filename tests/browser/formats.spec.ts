import { cardLinks, expectOnDevice, openPosts, searchFor } from './postsScreen.ts'
import { expect, test } from './site.ts'
import type { TestSite } from './startSite.ts'

const rss = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
  <title>Notes from the salt pans</title>
  <link>https://saltpans.example/</link>
  <language>en-GB</language>
  <item>
    <title>What the tide left</title>
    <link>https://saltpans.example/notes/tide/</link>
    <guid isPermaLink="false">note-2</guid>
    <pubDate>Tue, 03 Mar 2026 08:00:00 +0000</pubDate>
    <dc:creator>Wren Halloway</dc:creator>
    <category>Weather</category>
    <content:encoded><![CDATA[<p>Three buckets, one boot and a <code>&lt;sign&gt;</code>.</p>]]></content:encoded>
  </item>
  <item>
    <title>Raking in the rain</title>
    <link>https://saltpans.example/notes/rain/</link>
    <guid isPermaLink="false">note-1</guid>
    <pubDate>Mon, 02 Mar 2026 08:00:00 +0000</pubDate>
    <content:encoded><![CDATA[<p>Nothing came of it.</p>]]></content:encoded>
  </item>
</channel>
</rss>`

function readersOfXml(site: TestSite): string[] {
  return site.exchanges.map(({ path }) => path).filter((path) => path.includes('readXmlFeed'))
}

test('a JSON Feed is read without the reader of XML', async ({ page, site, publication }) => {
  await openPosts(page)
  await expectOnDevice(page, publication.items.length)
  expect(readersOfXml(site)).toEqual([])
})

test('RSS is read, found and opened like any feed, with the reader of XML', async ({
  page,
  site,
}) => {
  site.replace('/feed.json', (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(rss)
  })
  site.replace('/site.json', (_request, response) => response.end('{}'))
  await openPosts(page)
  await expectOnDevice(page, 2)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await page.reload()
  await searchFor(page, 'buckets')
  await expect(cardLinks(page)).toHaveText(['What the tide left'])
  await cardLinks(page).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What the tide left')
  await expect(page.getByRole('main').locator('code')).toHaveText('<sign>')
  await expect(page.getByRole('link', { name: 'Wren Halloway', exact: true })).toBeVisible()
  expect(readersOfXml(site)).not.toEqual([])
})
