import { http, HttpResponse } from 'msw/http'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { copyImages } from '../../src/library/copyImages.ts'

const url = 'https://media.example/map.png'
const bytes = new Uint8Array([137, 80, 78, 71]).buffer

const network = setupServer()
beforeAll(() => network.listen({ onUnhandledFrame: 'error' }))
afterEach(() => network.resetHandlers())
afterAll(() => network.close())

function answer(respond: () => Response): void {
  network.use(http.get(url, respond))
}

it('copies the bytes of an image with their type', async () => {
  answer(() => HttpResponse.arrayBuffer(bytes, { headers: { 'content-type': 'image/png' } }))
  expect(await copyImages([url], () => true)).toEqual([{ url, type: 'image/png', bytes }])
})

it('asks without credentials and without saying where the reader is', async () => {
  const fetch = vi.spyOn(globalThis, 'fetch')
  answer(() => HttpResponse.arrayBuffer(bytes, { headers: { 'content-type': 'image/png' } }))
  await copyImages([url], () => true)
  expect(fetch).toHaveBeenCalledExactlyOnceWith(
    url,
    expect.objectContaining({ credentials: 'omit', referrerPolicy: 'no-referrer' }),
  )
})

it('does not ask hosts that the publisher does not list', async () => {
  expect(await copyImages([url], () => false)).toEqual([])
})

it.each<[string, () => Response]>([
  ['there is none', () => new HttpResponse(null, { status: 404 })],
  ['a page comes instead', () => HttpResponse.html('<p>Sign in')],
  ['its type is not told', () => HttpResponse.arrayBuffer(bytes, { headers: {} })],
  [
    'it is larger than ten megabytes',
    () =>
      HttpResponse.arrayBuffer(new ArrayBuffer(10 * 1024 * 1024 + 1), {
        headers: { 'content-type': 'image/png' },
      }),
  ],
  ['its host does not permit it, or the network is down', () => HttpResponse.error()],
])('says that an image is missing where %s', async (_what, respond) => {
  answer(respond)
  expect(await copyImages([url], () => true)).toEqual([{ url, isMissing: true }])
})

it('copies the others where one is missing, in their order', async () => {
  answer(() => HttpResponse.arrayBuffer(bytes, { headers: { 'content-type': 'image/png' } }))
  const gone = 'https://media.example/gone.png'
  network.use(http.get(gone, () => new HttpResponse(null, { status: 410 })))
  const copied = await copyImages([gone, url], () => true)
  expect(copied.map((image) => [image.url, 'isMissing' in image])).toEqual([
    [gone, true],
    [url, false],
  ])
})
