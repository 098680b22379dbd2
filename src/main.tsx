import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, type ReactNode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import archiveWorkerUrl from './archive/archiveWorker.ts?worker&url'
import { connectArchive } from './archive/connectArchive.ts'
import type { ArchiveOptions } from './archive/openArchive.ts'
import { openLibrary } from './library/openLibrary.ts'
import { registerServiceWorker } from './offline/registerServiceWorker.ts'
import { trustedScriptUrl } from './offline/trustedScriptUrl.ts'
import { createQueryClient, followSources, type Sources } from './queries/createQueryClient.ts'
import { writtenTextKey } from './queries/useWrittenText.ts'
import { parseWrittenPage, writtenPageId, type WrittenPage } from './queries/WrittenPage.ts'
import { loadScreen } from './routes/loadScreen.ts'
import { routes } from './routes/routes.tsx'
import { loadArranger } from './routes/useArranger.ts'
import { shownBody } from './ui/post/PostBody.tsx'
import { Started } from './ui/page/Started.tsx'

const base = import.meta.env.BASE_URL
/** By then the page is there, whatever else goes on. */
const idleMs = 3_000

// Two sites under one origin must not share what they keep.
const archiveOptions: ArchiveOptions = {
  siteUrl: new URL(`${base}site.json`, location.href).href,
  databaseName: `lectern-archive:${base}`,
  isBare: !import.meta.env.IS_PUBLISHED,
}
const sources: Sources = {
  archive: connectArchive(
    () =>
      new Worker(trustedScriptUrl(archiveWorkerUrl), {
        type: 'module',
        name: JSON.stringify(archiveOptions),
      }),
  ),
  library: openLibrary(`lectern-library:${base}`),
}
const client = createQueryClient(sources)
const root = document.getElementById('root')!
const written = document.getElementById(writtenPageId)?.textContent

if (written) void takeOver(parseWrittenPage(written, new URL(base, location.href).href))
else begin()
if (import.meta.env.PROD) registerServiceWorker(base)
// The next text that is opened will want it.
whenIdle(() => void loadArranger())

function whenIdle(work: () => void): void {
  // Safari has no such call.
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: idleMs })
  else setTimeout(work, idleMs)
}

function begin(): void {
  followSources(client, sources)
  createRoot(root).render(drawProgram())
}

/** Brings a page to life that was written ahead of time, and leaves it as it is. */
async function takeOver({ answers, text }: WrittenPage): Promise<void> {
  for (const [key, data] of answers) client.setQueryData(key, data)
  if (text) {
    const { revision, ...around } = text
    client.setQueryData(writtenTextKey(revision), { ...around, html: shownBody(root) })
  }
  await loadScreen(routes, location, base)
  hydrateRoot(
    root,
    <Started onStart={() => followSources(client, sources)}>{drawProgram()}</Started>,
  )
}

function drawProgram(): ReactNode {
  return (
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={createBrowserRouter(routes, { basename: base })} />
      </QueryClientProvider>
    </StrictMode>
  )
}
