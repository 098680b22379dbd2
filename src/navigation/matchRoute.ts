import type { ComponentType } from 'react'

/** A screen and where it is. */
export interface Route {
  /** From the base of the site; a part that begins with a colon stands for any text. */
  readonly path: string
  /** Fetches the code of the screen. */
  readonly load: () => Promise<ComponentType>
  /** The screen has something to show when the publication cannot be read. */
  readonly worksWithoutArchive?: true
}

/** What an address has in place of the parts of a path that begin with a colon. */
export type RouteParams = Readonly<Record<string, string | undefined>>

export interface RouteMatch {
  readonly route: Route
  readonly params: RouteParams
}

/**
 * Finds the first route whose path an address has, in whatever case it was typed and with or without
 * a slash at its end.
 */
export function matchRoute(routes: readonly Route[], pathname: string): RouteMatch | undefined {
  const parts = partsOf(pathname)
  for (const route of routes) {
    const params = matchParts(partsOf(route.path), parts)
    if (params) return { route, params }
  }
  return undefined
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '')
}

function matchParts(wanted: readonly string[], parts: readonly string[]): RouteParams | undefined {
  if (wanted.length !== parts.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of parts.entries()) {
    const text = decode(part)
    if (wanted[index]!.startsWith(':')) params[wanted[index]!.slice(1)] = text
    else if (wanted[index] !== text.toLowerCase()) return undefined
  }
  return params
}

/** An address may have been cut off in the middle of a character. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
