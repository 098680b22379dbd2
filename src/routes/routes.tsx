import { matchRoutes, type RouteObject } from 'react-router'
import { NotFoundRoute } from './NotFoundRoute.tsx'
import { fetchScreen, Screen, type LoadScreen } from './Screen.tsx'
import { loadArranger } from './useArranger.ts'

const loadSearch = async () => (await import('./SearchRoute.tsx')).SearchRoute
const loadAuthor = async () => (await import('./AuthorRoute.tsx')).AuthorRoute
const loadTopic = async () => (await import('./TopicRoute.tsx')).TopicRoute

/** Every screen by its path; each is fetched when it is first gone to. */
export const routes: RouteObject[] = [
  toScreen('/', loadSearch),
  toScreen('/page/:page', loadSearch),
  toScreen('/posts/:slug', loadPost, { needsArchive: false }),
  toScreen('/authors', async () => (await import('./AuthorsRoute.tsx')).AuthorsRoute),
  toScreen('/authors/:slug', loadAuthor),
  toScreen('/authors/:slug/page/:page', loadAuthor),
  toScreen('/topics', async () => (await import('./TopicsRoute.tsx')).TopicsRoute),
  toScreen('/topics/:facet/:slug', loadTopic),
  toScreen('/topics/:facet/:slug/page/:page', loadTopic),
  toScreen('/saved', async () => (await import('./SavedRoute.tsx')).SavedRoute, {
    needsArchive: false,
  }),
  toScreen('/saved/backup', async () => (await import('./BackupRoute.tsx')).BackupRoute, {
    needsArchive: false,
  }),
  toScreen(
    '/saved/highlights',
    async () => (await import('./HighlightsRoute.tsx')).HighlightsRoute,
    { needsArchive: false },
  ),
  toScreen('/saved/history', async () => (await import('./HistoryRoute.tsx')).HistoryRoute, {
    needsArchive: false,
  }),
  toScreen('/settings', async () => (await import('./SettingsRoute.tsx')).SettingsRoute, {
    needsArchive: false,
  }),
  toScreen('/following', async () => (await import('./FollowingRoute.tsx')).FollowingRoute),
  toScreen('*', async () => NotFoundRoute, { needsArchive: false }),
]

function toScreen(
  path: string,
  load: LoadScreen,
  { needsArchive } = { needsArchive: true },
): RouteObject {
  return { path, handle: load, element: <Screen load={load} needsArchive={needsArchive} /> }
}

/** @param base  path of the site, with slashes around it */
export async function loadScreen(pathname: string, base: string): Promise<void> {
  const match = matchRoutes(routes, pathname, base)?.at(-1)
  if (match) await fetchScreen(match.route.handle as LoadScreen)
}

/** With what cleans its text, unless the page was written with a text in it. */
async function loadPost() {
  const isWritten = typeof document === 'undefined' || document.querySelector('[data-post-text]')
  const [screen] = await Promise.all([
    import('./PostRoute.tsx'),
    isWritten ? undefined : loadArranger(),
  ])
  return screen.PostRoute
}
