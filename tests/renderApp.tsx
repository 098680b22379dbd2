import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, render } from '@testing-library/react'
import { userEvent, type UserEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw/http'
import { setupServer } from 'msw/node'
import { StrictMode } from 'react'
import { BrowserRouter } from 'react-router'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { openArchive } from '../src/archive/openArchive.ts'
import { createExchange } from '../src/library/exchange/LibraryExchange.ts'
import { createLibraryConnection } from '../src/library/LibraryConnection.ts'
import { openLibrary } from '../src/library/openLibrary.ts'
import { createQueryClient, followSources } from '../src/queries/createQueryClient.ts'
import { RootRoute } from '../src/routes/RootRoute.tsx'
import { loadArranger } from '../src/routes/useArranger.ts'

/** What an address answers: a document that is sent as JSON, or whatever a server may send. */
export type Answer = Readonly<Record<string, unknown>> | (() => Response | Promise<Response>)

export interface AppOptions {
  /** Address of the screen, from the root; the list where absent. */
  readonly url?: string
  readonly feed: Answer
  /** Where absent: a site file that names the publication and leaves the rest to the defaults. */
  readonly site?: Answer
  /** Files that a build has published, by their paths; none where absent. */
  readonly files?: Readonly<Record<string, Answer>>
}

export interface App {
  readonly user: UserEvent
  /** From now on the publisher sends this. */
  publish(feed: Answer): void
  /** Ends the visit. What is on the device stays for the next `renderApp` of the test. */
  leave(): Promise<void>
}

/** The network is down. */
export const noNetwork = () => HttpResponse.error()

const nothingThere = () => new HttpResponse(null, { status: 404 })

/** The network: requests that no handler knows get no answer and fail the test. */
export const network = setupServer()
const unknownRequests: string[] = []

const origin = 'http://localhost:3000'

/** Names of the two databases of every app. */
export const archiveName = 'lectern-archive:/'
export const libraryName = 'lectern-library:/'

const visits = new Set<App>()

// As `testTimeout` in setup.ts, and below it, so that a failed test says what was missing.
configure({ asyncUtilTimeout: 10_000 })
// As in a browser, where it is there soon after the first screen.
beforeAll(async () => {
  await loadArranger()
})
beforeAll(() =>
  network.listen({
    onUnhandledFrame: async ({ frame }) => {
      unknownRequests.push(await frame.getUnhandledMessage())
      throw new Error('tests: a request that no handler knows')
    },
  }),
)
afterEach(async () => {
  for (const visit of visits) await visit.leave()
  network.resetHandlers()
  expect(unknownRequests.splice(0), 'requests that no handler knows').toEqual([])
})
afterAll(() => network.close())

/**
 * The whole app as a browser runs it, but for two things: the archive is in this thread instead of
 * a worker, and the network is a fake. Rendering it again is the next visit on the same device.
 */
export function renderApp({
  url = '/',
  feed,
  site = { title: 'Saltmarsh Review' },
  files = {},
}: AppOptions): App {
  let published = feed
  network.use(
    http.get(`${origin}/site.json`, () => respond(site)),
    http.get(`${origin}/feed.json`, () => respond(published)),
    http.get(`${origin}/archive/*`, ({ request }) =>
      respond(files[new URL(request.url).pathname.slice(1)] ?? nothingThere),
    ),
  )
  window.history.replaceState(null, '', url)
  const archive = openArchive({
    siteUrl: `${origin}/site.json`,
    databaseName: archiveName,
    quietMs: 0,
    isBare: Object.keys(files).length === 0,
  })
  const exchange = createExchange(createLibraryConnection(libraryName))
  const sources = { archive, library: openLibrary(libraryName), exchange }
  const client = createQueryClient(sources)
  followSources(client, sources)
  render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <BrowserRouter>
          <RootRoute />
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>,
  )
  const app: App = {
    user: userEvent.setup(),
    publish: (next) => {
      published = next
    },
    leave: async () => {
      if (!visits.delete(app)) return
      cleanup()
      client.clear()
      // What is still being read must not meet the network of the next test.
      await archive.publication()
      await archive.refresh()
    },
  }
  visits.add(app)
  return app
}

function respond(answer: Answer): Response | Promise<Response> {
  return typeof answer === 'function' ? answer() : HttpResponse.json(answer)
}
