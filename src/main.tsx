import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import archiveWorkerUrl from './archive/archiveWorker.ts?worker&url'
import { connectArchive } from './archive/connectArchive.ts'
import type { FeedArchiveOptions } from './archive/feedArchive.ts'
import { openLibrary } from './library/openLibrary.ts'
import { registerServiceWorker } from './offline/registerServiceWorker.ts'
import { trustedScriptUrl } from './offline/trustedScriptUrl.ts'
import { createQueryClient } from './queries/createQueryClient.ts'
import { routes } from './routes/routes.tsx'

const base = import.meta.env.BASE_URL

// Two sites under one origin must not share what they keep.
const archiveOptions: FeedArchiveOptions = {
  siteUrl: new URL(`${base}site.json`, location.href).href,
  databaseName: `lectern-archive:${base}`,
}
const archive = connectArchive(
  new Worker(trustedScriptUrl(archiveWorkerUrl), {
    type: 'module',
    name: JSON.stringify(archiveOptions),
  }),
)
const library = openLibrary(`lectern-library:${base}`)
const queryClient = createQueryClient({ archive, library })
const router = createBrowserRouter(routes, { basename: base })

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)

if (import.meta.env.PROD) registerServiceWorker(base)
