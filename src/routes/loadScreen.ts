import { matchRoutes, type RouteObject } from 'react-router'

/**
 * Fetches the code of the screen at an address and puts it into its routes: without it the router
 * would draw a waiting screen first, over the page that is there.
 */
export async function loadScreen(
  routes: RouteObject[],
  location: { readonly pathname: string },
  base: string,
): Promise<void> {
  const matches = matchRoutes(routes, location, base) ?? []
  await Promise.all(
    matches.map(async ({ route }) => {
      const load = typeof route.lazy === 'object' ? route.lazy.Component : undefined
      if (!load) return
      Object.assign(route, { Component: await load(), lazy: undefined })
    }),
  )
}
