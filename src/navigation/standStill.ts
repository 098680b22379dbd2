import { parseAddress, withBase } from './addresses.ts'
import { matchRoute, type Route } from './matchRoute.ts'
import type { Navigator } from './Visit.ts'

/**
 * Stays at one address: for a page that is drawn where there is no history.
 *
 * @param routes  the last one is for every other address
 * @param base  path of the site, with slashes around it
 * @param path  from the base
 */
export async function standStill(
  routes: readonly Route[],
  base: string,
  path: string,
): Promise<Navigator> {
  const address = parseAddress(path)
  const { route, params } = matchRoute(routes, address.pathname) ?? {
    route: routes.at(-1)!,
    params: {},
  }
  const place = { ...address, state: null, key: 'default' }
  const Component = await route.load()
  return {
    visit: { place, type: 'pop', route, params, Component, keepsScroll: true },
    subscribe: () => () => {},
    navigate: () => Promise.resolve(),
    href: (to) => withBase(base, to),
  }
}
