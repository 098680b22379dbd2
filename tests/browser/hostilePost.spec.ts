import type { BrowserContext, Page } from '@playwright/test'
import { allThatAsk, hostileMarkup, strangeHost, type HostileMarkup } from './hostileMarkup.ts'
import { cardLinks, openPosts, searchFor } from './postsScreen.ts'
import { expect, test } from './site.ts'
import type { TestSite } from './startSite.ts'

/** A body with markup in it. Once the picture at the end is drawn, all before it had its chance. */
function bodyWith(html: string, siteUrl: string): string {
  return `<p>Before.</p>${html}<p>The end.</p><img src="${siteUrl}/icon.svg" alt="last picture">`
}

test('executes nothing and asks nobody, whatever the body of a post holds', async ({
  page,
  context,
  site,
  watch,
}) => {
  const effects = await noteEffects(context)
  // The sanitizer's inert document again: the policy refuses it a base address as well.
  watch.expect(/Setting the document's base URI|policy: base-uri refused/)
  const bodies = [...hostileMarkup.filter(({ effect }) => effect === 'executes'), allThatAsk]
  const items = bodies.map(({ name, html }, position) => ({
    id: `urn:hostile:${position}`,
    url: `https://publisher.example/hostile-${position}`,
    title: `Hostile: ${name}`,
    content_html: bodyWith(html, site.url),
  }))
  serveFeed(site, items)
  await openPosts(page)
  for (const [position, { name, lure }] of bodies.entries()) {
    await test.step(name, async () => {
      await page.goto(`/posts/hostile-${position}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Hostile: ${name}`)
      await expectLastPicture(page)
      if (lure) await followLures(page, lure)
      expect(effects).toEqual([])
    })
  }
})

test('shows markup in titles, names, tags and summaries as text', async ({
  page,
  context,
  site,
}) => {
  const effects = await noteEffects(context)
  const markup = '<img src=data:, onerror=executed()>'
  const text = `Text ${markup.replace('<', '&lt;')} <script>executed()</script>${markup}`
  serveFeed(site, [
    {
      id: 'urn:hostile:fields',
      url: 'https://publisher.example/fields',
      title: text,
      summary: text,
      content_html: '<p>Quiet body.</p>',
      tags: [text],
      image: `javascript:executed()`,
      authors: [
        {
          name: text,
          url: 'javascript:executed()',
          avatar: 'javascript:executed()',
          _reader: { slug: 'hostile', role: text, organisation: text, bio: text },
        },
      ],
      _reader: { type: text, audiences: [text], region: text, image_alt: text },
    },
  ])
  await openPosts(page)
  await searchFor(page, 'text <img onerror')
  await cardLinks(page).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<img')
  await expect(page.locator('script:not([src]), [onerror], a[href^="javascript"]')).toHaveCount(0)
  await page.getByRole('link', { name: /^All posts by / }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<img')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Topics' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Topics')
  expect(effects).toEqual([])
})

test('would notice each of these on a page without protection', async ({ browser, site }) => {
  site.replace('/unprotected', (request, response) => {
    const { searchParams } = new URL(request.url ?? '', site.url)
    const { html } = hostileMarkup[Number(searchParams.get('markup'))]!
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(`<!doctype html><title>control</title>${bodyWith(html, site.url)}`)
  })
  const context = await browser.newContext()
  await context.route(`**://${strangeHost}/**`, (route) => route.abort())
  const effects = await noteEffects(context)
  const page = await context.newPage()
  for (const [position, markup] of hostileMarkup.entries()) {
    await test.step(markup.name, async () => {
      effects.length = 0
      await page.goto(`${site.url}/unprotected?markup=${position}`, { waitUntil: 'commit' })
      if (markup.lure) await followLures(page, markup.lure)
      await expect.poll(() => effects).toContain(markup.effect)
    })
  }
  await context.close()
})

/** Collects what markup managed to do in any page of the context. */
async function noteEffects(context: BrowserContext): Promise<HostileMarkup['effect'][]> {
  const effects: HostileMarkup['effect'][] = []
  await context.exposeBinding('executed', () => {
    effects.push('executes')
  })
  context.on('request', (request) => {
    if (new URL(request.url()).host === strangeHost) effects.push('asks')
  })
  return effects
}

async function expectLastPicture(page: Page): Promise<void> {
  const picture = page.getByRole('img', { name: 'last picture' })
  await picture.scrollIntoViewIfNeeded({ timeout: 5_000 })
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
    .toBeGreaterThan(0)
}

/** Clicks whatever is left of a link; what came of it is in the effects. */
async function followLures(page: Page, lure: string): Promise<void> {
  for (const text of await page.getByText(lure, { exact: true }).all()) await text.click()
}

function serveFeed(site: TestSite, items: readonly Record<string, unknown>[]): void {
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Hostile', items }
  site.replace('/feed.json', (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/feed+json' })
    response.end(JSON.stringify(feed))
  })
}
