import { strict as assert } from 'node:assert'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  allThatAsk,
  hostileMarkup,
  strangeHost,
  type HostileMarkup,
} from '../browser/hostileMarkup.ts'
import type { TestSite } from '../browser/startSite.ts'
import type { Reader } from './Reader.ts'
import type { Stage } from './Stage.ts'

/** Asked for when markup has managed to run a script. */
const alarmPath = '/executed'

/**
 * Opens a post for each piece of hostile markup. Whether a script ran or another host was asked, the
 * servers know; that they would, each engine shows on pages without protection.
 */
export async function survivesHostilePosts(stage: Stage): Promise<void> {
  const site = await stage.serveSample()
  const strange = await startStrangeHost(stage)
  const reader = await stage.open(`${site.url}/`)
  const executions = () => site.exchanges.filter(({ path }) => path === alarmPath).length

  await seeItHappenUnprotected(reader, site, strange.origin, {
    executes: executions,
    asks: strange.contacts,
  })
  const before = { executions: executions(), contacts: strange.contacts() }
  const bodies = [...hostileMarkup.filter(({ effect }) => effect === 'executes'), allThatAsk]
  site.replace('/feed.json', (_request, response) => {
    const posts = bodies.map(({ name, html }, position) => ({
      id: `urn:hostile:${position}`,
      url: `https://publisher.example/hostile-${position}`,
      title: `Hostile: ${name}`,
      content_html: bodyWith(html, site.url, strange.origin),
    }))
    const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Hostile', items: posts }
    response.writeHead(200, { 'content-type': 'application/feed+json' }).end(JSON.stringify(feed))
  })
  await reader.goto('')
  await reader.ask(defineAlarm, alarmPath)
  for (const { name, lure } of bodies) {
    await reader.click({ role: 'link', name: `Hostile: ${name}` })
    await reader.finds({ role: 'heading', level: 1, name: `Hostile: ${name}` })
    await reader.until(`the last picture of ${name}`, () => reader.ask(isLastPictureDrawn))
    if (lure && (await reader.sees({ text: lure }))) await reader.click({ text: lure })
    assert.ok(await reader.ask(() => 'executed' in globalThis), 'the alarm is still set')
    await reader.click({ role: 'link', name: 'Back to the list' })
  }
  const after = { executions: executions(), contacts: strange.contacts() }
  assert.deepEqual(after, before, 'hostile posts did nothing')
}

type Counts = Readonly<Record<HostileMarkup['effect'], () => number>>

/** Opens each piece of markup in a page that nothing protects, and waits for what it does there. */
async function seeItHappenUnprotected(
  reader: Reader,
  site: TestSite,
  strangeOrigin: string,
  counts: Counts,
): Promise<void> {
  for (const [position, { name, html, effect, lure }] of hostileMarkup.entries()) {
    const path = `/unprotected/${position}`
    site.replace(path, (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      response.end(
        `<!doctype html><title>control</title>
        <script>(${defineAlarm.toString()})('${alarmPath}')</script>
        ${bodyWith(html, site.url, strangeOrigin)}`,
      )
    })
    const before = counts[effect]()
    await reader.goto(path)
    if (lure) await reader.click({ text: lure })
    await reader.until(`${name} unprotected`, async () => counts[effect]() > before)
  }
}

/** A body with markup in it. Once the picture at the end is drawn, all before it had its chance. */
function bodyWith(html: string, siteUrl: string, strangeOrigin: string): string {
  const markup = html.replaceAll(`https://${strangeHost}`, strangeOrigin)
  return `<p>Before.</p>${markup}<p>The end.</p><img src="${siteUrl}/icon.svg" alt="last picture">`
}

/** A host that no publisher lists; it has nothing. */
async function startStrangeHost(stage: Stage) {
  let count = 0
  const server = createServer((_request, response) => {
    count++
    response.writeHead(204).end()
  })
  server.on('connection', () => count++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stage.atEnd(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, contacts: () => count }
}

/** Runs in the page: what hostile markup calls tells the server. */
function defineAlarm(path: string): void {
  Object.assign(globalThis, { executed: () => void fetch(path) })
}

/** Runs in the page. */
function isLastPictureDrawn(): boolean {
  const picture = document.querySelector<HTMLImageElement>('img[alt="last picture"]')
  picture?.scrollIntoView()
  return picture !== null && picture.complete && picture.naturalWidth > 0
}
