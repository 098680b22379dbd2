import type { Route } from '../navigation/matchRoute.ts'
import { NotFoundRoute } from './NotFoundRoute.tsx'
import { loadArranger } from './useArranger.ts'

const loadSearch = async () => (await import('./SearchRoute.tsx')).SearchRoute
const loadAuthor = async () => (await import('./AuthorRoute.tsx')).AuthorRoute
const loadTopic = async () => (await import('./TopicRoute.tsx')).TopicRoute

/** Every screen by its path; each is fetched when it is first gone to. */
export const routes: readonly Route[] = [
  { path: '/', load: loadSearch },
  { path: '/page/:page', load: loadSearch },
  { path: '/posts/:slug', load: loadPost, worksWithoutArchive: true },
  { path: '/authors', load: async () => (await import('./AuthorsRoute.tsx')).AuthorsRoute },
  { path: '/authors/:slug', load: loadAuthor },
  { path: '/authors/:slug/page/:page', load: loadAuthor },
  { path: '/topics', load: async () => (await import('./TopicsRoute.tsx')).TopicsRoute },
  { path: '/topics/:facet/:slug', load: loadTopic },
  { path: '/topics/:facet/:slug/page/:page', load: loadTopic },
  {
    path: '/saved',
    load: async () => (await import('./SavedRoute.tsx')).SavedRoute,
    worksWithoutArchive: true,
  },
  { path: '/following', load: async () => (await import('./FollowingRoute.tsx')).FollowingRoute },
  // Any other.
  { path: '*', load: async () => NotFoundRoute, worksWithoutArchive: true },
]

/** With what cleans its text, unless the page was written with a text in it. */
async function loadPost() {
  const isWritten = typeof document === 'undefined' || document.querySelector('[data-post-text]')
  const [screen] = await Promise.all([
    import('./PostRoute.tsx'),
    isWritten ? undefined : loadArranger(),
  ])
  return screen.PostRoute
}
