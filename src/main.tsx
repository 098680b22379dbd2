import { QueryClientProvider } from '@tanstack/react-query'
import { startTransition, StrictMode, type ReactNode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import archiveWorkerUrl from './archive/archiveWorker.ts?worker&url'
import type { ArchiveOptions } from './archive/openArchive.ts'
import exchangeWorkerUrl from './library/exchange/exchangeWorker.ts?worker&url'
import { trustedScriptUrl } from './offline/trustedScriptUrl.ts'
import {
  createQueryClient,
  followSources,
  newVersionKey,
  programKey,
  removalKey,
} from './queries/createQueryClient.ts'
import { holdAnswers } from './queries/holdAnswers.ts'
import { openSources } from './queries/openSources.ts'
import { writtenTextKey } from './queries/useWrittenText.ts'
import { parseWrittenPage, writtenPageId, type WrittenPage } from './queries/WrittenPage.ts'
import { RootRoute } from './routes/RootRoute.tsx'
import { loadScreen } from './routes/routes.tsx'
import { loadArranger } from './routes/useArranger.ts'
import { rememberDates, setLocale } from './ui/messages/messages.ts'
import { Started } from './ui/page/Started.tsx'
import { shownBody } from './ui/post/shownBody.ts'
import { whenIdle } from './ui/page/whenIdle.ts'
import { setSiteBase } from './url/siteHref.ts'

const base = import.meta.env.BASE_URL
setSiteBase(base)

// Two sites under one origin must not share what they keep.
const archiveOptions: ArchiveOptions = {
  siteUrl: new URL(`${base}site.json`, location.href).href,
  databaseName: `lectern-archive:${base}`,
  isBare: !import.meta.env.IS_PUBLISHED,
}
/** What the page waits for before it asks anything: while it is taken over nothing else is done. */
const isTakenOver = Promise.withResolvers<void>()
const libraryName = `lectern-library:${base}`
let worker: Worker | undefined
const sources = openSources({
  begin: isTakenOver.promise,
  startWorker,
  startExchange,
  libraryName,
  onLost: tellLost,
})
const held = holdAnswers()
const client = createQueryClient({ ...sources, held })
const root = document.getElementById('root')!
const written = document.getElementById(writtenPageId)?.textContent

if (written) void takeOver(parseWrittenPage(written, new URL(base, location.href).href))
else begin()

function startWorker(): Worker {
  worker = new Worker(trustedScriptUrl(archiveWorkerUrl), {
    type: 'module',
    name: JSON.stringify(archiveOptions),
  })
  // Where it has failed at its work, that comes with a message.
  worker.addEventListener('error', (event) => event instanceof ErrorEvent || tellLost())
  return worker
}

function startExchange(): Worker {
  return new Worker(trustedScriptUrl(exchangeWorkerUrl), { type: 'module', name: libraryName })
}

/** Part of the program cannot be fetched: what stands at the end of each page says so. */
function tellLost(): void {
  document.body.className = 'is-lost'
}

function begin(): void {
  isTakenOver.resolve()
  followSources(client, sources)
  attend()
  // Its screen says what went wrong.
  loadScreen(location.pathname, base).catch(() => {})
  createRoot(root).render(drawProgram())
  // Without it the page is complete.
  keepProgram().catch(() => {})
}

/** Brings a page to life that was written ahead of time, and leaves it as it is. */
async function takeOver({ answers, text }: WrittenPage): Promise<void> {
  try {
    await loadScreen(location.pathname, base)
  } catch {
    // Without the code of its screen the page can still be read, and its links followed.
    tellLost()
    return
  }
  for (const [key, data] of answers) client.setQueryData(key, data)
  if (text) {
    const { revision, ...around } = text
    client.setQueryData(writtenTextKey(revision), { ...around, html: shownBody(root) })
  }
  held.hold(client)
  setLocale(document.documentElement.lang)
  rememberDates(root)
  // In slices, between which the reader can do something.
  startTransition(() => {
    hydrateRoot(root, <Started onStart={() => void goOn()}>{drawProgram()}</Started>)
  })
}

async function goOn(): Promise<void> {
  // What has been pressed meanwhile: `early.ts` listens.
  document.dispatchEvent(new Event('lectern-alive'))
  // Who came by an address that asks for something waits for the answer.
  if (location.search === '') await whenIdle()
  isTakenOver.resolve()
  followSources(client, { ...sources, held })
  attend()
  // Without it the page is complete.
  keepProgram().catch(() => {})
}

/** What goes on in the library beside what the screens ask. */
function attend(): void {
  sources.library.onEnd(() => {
    // It holds the publication, and would write it down again.
    worker?.terminate()
    client.setQueryData(removalKey, (known: unknown) => known ?? 'elsewhere')
  })
  // Without it nothing is noted of this visit, and the page is complete.
  import('./queries/noteVisits.ts')
    .then(({ noteVisits }) => noteVisits(client, sources))
    .catch(() => {})
}

async function keepProgram(): Promise<void> {
  if (!import.meta.env.PROD) return
  const isUrgent = new Promise<void>((resolve) => {
    sources.library.subscribe((store) => store === 'bookmarks' && resolve())
  })
  const { registerServiceWorker } = await import('./offline/registerServiceWorker.ts')
  await registerServiceWorker({ base, isUrgent, onNewVersion: tellNewVersion })
  await goOnWithProgramKept()
}

function tellNewVersion(beginVersion: () => void): void {
  client.setQueryData(newVersionKey, { begin: beginVersion })
}

async function goOnWithProgramKept(): Promise<void> {
  client.setQueryData(programKey, true)
  await whenIdle()
  // The next text that is opened need not wait for what cleans it.
  await loadArranger()
}

function drawProgram(): ReactNode {
  return (
    <StrictMode>
      <QueryClientProvider client={client}>
        <BrowserRouter basename={base}>
          {/* Whoever leaves the page comes back to what is there by then. */}
          <RootRoute isWritten={written !== undefined} onLeave={held.release} />
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>
  )
}
