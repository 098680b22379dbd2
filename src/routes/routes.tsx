import type { RouteObject } from 'react-router'
import { Skeleton } from '../ui/page/Skeleton.tsx'
import { writtenPageId } from '../queries/WrittenPage.ts'
import { BrokenRoute } from './BrokenRoute.tsx'
import { NotFoundRoute } from './NotFoundRoute.tsx'
import { RootRoute, type RouteHandle } from './RootRoute.tsx'
import { loadArranger } from './useArranger.ts'

const worksWithoutArchive: RouteHandle = { worksWithoutArchive: true }

/** Every screen by its path; each is fetched when it is first gone to. */
export const routes: RouteObject[] = [
  {
    path: '/',
    Component: RootRoute,
    ErrorBoundary: BrokenRoute,
    HydrateFallback: () => <Skeleton shape="list" />,
    children: [
      {
        index: true,
        lazy: { Component: async () => (await import('./SearchRoute.tsx')).SearchRoute },
      },
      {
        path: 'posts/:slug',
        handle: worksWithoutArchive,
        lazy: { Component: loadPostScreen },
      },
      {
        path: 'authors',
        lazy: { Component: async () => (await import('./AuthorsRoute.tsx')).AuthorsRoute },
      },
      {
        path: 'page/:page',
        lazy: { Component: async () => (await import('./SearchRoute.tsx')).SearchRoute },
      },
      {
        path: 'authors/:slug',
        lazy: { Component: async () => (await import('./AuthorRoute.tsx')).AuthorRoute },
      },
      {
        path: 'authors/:slug/page/:page',
        lazy: { Component: async () => (await import('./AuthorRoute.tsx')).AuthorRoute },
      },
      {
        path: 'topics',
        lazy: { Component: async () => (await import('./TopicsRoute.tsx')).TopicsRoute },
      },
      {
        path: 'topics/:facet/:slug',
        lazy: { Component: async () => (await import('./TopicRoute.tsx')).TopicRoute },
      },
      {
        path: 'topics/:facet/:slug/page/:page',
        lazy: { Component: async () => (await import('./TopicRoute.tsx')).TopicRoute },
      },
      {
        path: 'saved',
        handle: worksWithoutArchive,
        lazy: { Component: async () => (await import('./SavedRoute.tsx')).SavedRoute },
      },
      {
        path: 'following',
        lazy: { Component: async () => (await import('./FollowingRoute.tsx')).FollowingRoute },
      },
      { path: '*', handle: worksWithoutArchive, Component: NotFoundRoute },
    ],
  },
]

/** With what cleans its text, unless the text stands in the page already. */
async function loadPostScreen() {
  const isWritten = typeof document === 'undefined' || document.getElementById(writtenPageId)
  const [screen] = await Promise.all([
    import('./PostRoute.tsx'),
    isWritten ? undefined : loadArranger(),
  ])
  return screen.PostRoute
}
