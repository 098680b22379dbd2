import type { ComponentType } from 'react'
import { formatAddress, parseAddress, withBase, withoutBase } from './addresses.ts'
import { matchRoute, type Route } from './matchRoute.ts'
import { noteScrollPosition } from './scrollPositions.ts'
import type { Navigator, Place, Visit } from './Visit.ts'

/** What an entry of the history keeps; other parts of the program have more beside it. */
interface EntryState {
  readonly usr?: unknown
  readonly key?: string
}

export interface BrowserNavigator extends Navigator {
  /** Resolves once the code of the first screen is here, or has failed to come. */
  readonly begun: Promise<void>
  /** Hears no more of Back and Forward. */
  close(): void
}

/**
 * Goes from screen to screen by the browser's history. A screen is shown when its code is here; until
 * then the one before stays, and whoever goes elsewhere meanwhile is led there.
 *
 * @param routes  the last one is for every other address
 * @param base  path of the site, with slashes around it
 */
export function createNavigator(routes: readonly Route[], base: string): BrowserNavigator {
  const screens = new Map<Route['load'], ComponentType>()
  const listeners = new Set<Parameters<Navigator['subscribe']>[0]>()
  let turn = 0
  let visit: Visit = plan(readPlace(), 'pop')

  function readPlace(): Place {
    const { pathname, search, hash } = window.location
    const { usr = null, key = 'default' } = (window.history.state as EntryState | null) ?? {}
    return { pathname: withoutBase(base, pathname), search, hash, state: usr, key }
  }

  function plan(place: Place, type: Visit['type'], keepsScroll = false): Visit {
    const { route, params } = matchRoute(routes, place.pathname) ?? {
      route: routes.at(-1)!,
      params: {},
    }
    return { place, type, route, params, keepsScroll, Component: screens.get(route.load) }
  }

  /** In one go where the code is here, so that what belongs together is drawn together. */
  async function go(next: Visit, isAtOnce = false): Promise<void> {
    const mine = ++turn
    const ready = next.Component ? next : await fetchScreen(next)
    if (mine === turn) show(ready, isAtOnce)
  }

  async function fetchScreen(next: Visit): Promise<Visit> {
    try {
      const Component = await next.route.load()
      screens.set(next.route.load, Component)
      return { ...next, Component }
    } catch (error) {
      return { ...next, error }
    }
  }

  function show(next: Visit, isAtOnce: boolean): void {
    if (next.place.key !== visit.place.key) noteScrollPosition(visit.place.key)
    if (next.type !== 'pop') writeEntry(next)
    visit = next
    for (const listener of listeners) listener(next, isAtOnce)
  }

  function writeEntry({ type, place }: Visit): void {
    const entry: EntryState = { usr: place.state, key: place.key }
    const address = withBase(base, formatAddress(place))
    try {
      if (type === 'replace') window.history.replaceState(entry, '', address)
      else window.history.pushState(entry, '', address)
    } catch {
      // Safari refuses a hundredth change within seconds.
      window.location.assign(address)
    }
  }

  const handlePop = () => void go(plan(readPlace(), 'pop'))
  window.addEventListener('popstate', handlePop)

  return {
    get visit() {
      return visit
    },
    begun: go(visit),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    navigate: async (to, { replace = false, state = null, preventScrollReset, flushSync } = {}) => {
      const address = typeof to === 'string' ? parseAddress(to) : to
      const place = { ...address, state, key: Math.random().toString(36).slice(2, 10) }
      await go(plan(place, replace ? 'replace' : 'push', preventScrollReset), flushSync)
    },
    href: (path) => withBase(base, path),
    close: () => window.removeEventListener('popstate', handlePop),
  }
}
