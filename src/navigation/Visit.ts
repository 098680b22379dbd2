import type { ComponentType } from 'react'
import type { Route, RouteParams } from './matchRoute.ts'

/** An address within the site, in its parts. */
export interface Address {
  readonly pathname: string
  /** With the question mark, or empty. */
  readonly search: string
  /** With the hash sign, or empty. */
  readonly hash: string
}

/** An entry of the history. */
export interface Place extends Address {
  /** What whoever led here has to say to the screen; it stays with the entry. */
  readonly state: unknown
  /** Of this entry alone. The first one of a tab has `default`. */
  readonly key: string
}

/** `pop`: by an entry that was there, as after a reload, or by the first one. */
export type NavigationType = 'pop' | 'push' | 'replace'

/** Where one is, and what is shown there. */
export interface Visit {
  readonly place: Place
  readonly type: NavigationType
  readonly route: Route
  readonly params: RouteParams
  /** Absent as long as the code of the first screen is not here. */
  readonly Component?: ComponentType | undefined
  /** Why it could not be fetched. */
  readonly error?: unknown
  /** Where one is scrolled to is not to change. */
  readonly keepsScroll: boolean
}

interface NavigateOptions {
  /** The entry of the history is to be another, and none added. */
  readonly replace?: boolean
  readonly state?: unknown
  /** Where one is scrolled to is not to change. */
  readonly preventScrollReset?: boolean
  /** Before anything else is painted. */
  readonly flushSync?: boolean
}

/** Goes from screen to screen. */
export interface Navigator {
  readonly visit: Visit
  /** @returns what ends it */
  readonly subscribe: (listener: (visit: Visit, isAtOnce: boolean) => void) => () => void
  /** Goes to a path from the base of the site. Resolves once its screen is shown, or another is. */
  readonly navigate: (to: string | Address, options?: NavigateOptions) => Promise<void>
  /** Address of a path, for a link. */
  readonly href: (path: string) => string
}
