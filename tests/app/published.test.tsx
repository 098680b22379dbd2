import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw/http'
import { expect, test } from 'vitest'
import { buildFiles } from '../archive/publishBuild.ts'
import { feed, saltmarshItems } from '../factories/feed.ts'
import { network, renderApp, type Answer } from '../renderApp.tsx'
import { listedTitles } from './listedTitles.ts'

const whole = feed(saltmarshItems)
const origin = 'http://localhost:3000'

/** What a build of the five posts publishes, by path. */
async function build(): Promise<Record<string, Answer>> {
  network.use(
    http.get(`${origin}/site.json`, () => HttpResponse.json({ title: 'Saltmarsh Review' })),
    http.get(`${origin}/feed.json`, () => HttpResponse.json(whole)),
    http.head(`${origin}/feed.json`, () => new HttpResponse()),
  )
  const files = await buildFiles(`${origin}/site.json`)
  return Object.fromEntries(
    files.map(({ path, content }) => [
      path,
      () => new HttpResponse(typeof content === 'string' ? content : Buffer.from(content)),
    ]),
  )
}

test('a published site is read, and in idle moments all of it comes to the device', async () => {
  renderApp({ feed: whole, files: await build() })
  await waitFor(() => expect(listedTitles()).toHaveLength(5))
  await screen.findByText('All 5 posts are on this device.')
  expect(screen.queryByRole('button', { name: 'Stop fetching' })).toBeNull()
})

test('says that data is spared, and fetches everything when asked to', async () => {
  Object.assign(navigator, { connection: { saveData: true } })
  try {
    const { user } = renderApp({ feed: whole, files: await build() })
    await screen.findByText(/0 of 5 posts are here. Your browser is set to save data/)
    await user.click(screen.getByRole('button', { name: 'Fetch all for reading offline' }))
    await screen.findByText('All 5 posts are on this device.')
  } finally {
    Reflect.deleteProperty(navigator, 'connection')
  }
})

test('stops fetching when told to, and says so', async () => {
  const files = await build()
  const pack = Object.keys(files).find((path) => path.endsWith('/pack.bin'))!
  const { promise: sent, resolve: send } = Promise.withResolvers<Response>()
  const { user } = renderApp({ feed: whole, files: { ...files, [pack]: () => sent } })
  await user.click(await screen.findByRole('button', { name: 'Stop fetching' }))
  const again = await screen.findByRole('button', { name: 'Fetch all for reading offline' })
  expect(document.activeElement).toBe(again)
  expect(again.parentElement?.textContent).toContain('The others are fetched when you open them.')
  send(HttpResponse.error())
})

test('does not call a post missing whose text cannot be fetched', async () => {
  const files = await build()
  const body = 'archive/posts/quiet-wards.json'
  const sound = files[body]!
  let isThere = false
  const { user } = renderApp({
    url: '/posts/quiet-wards',
    feed: whole,
    files: {
      ...Object.fromEntries(Object.entries(files).filter(([path]) => !path.endsWith('/pack.bin'))),
      [body]: () =>
        isThere ? (sound as () => Response)() : new HttpResponse(null, { status: 403 }),
    },
  })
  const heading = 'The text of this post could not be fetched'
  await screen.findByRole('heading', { name: heading })
  isThere = true
  await user.click(screen.getAllByRole('button', { name: 'Try again' })[0]!)
  await screen.findByText('The loudest thing on a ward at night is a bin.')
})
