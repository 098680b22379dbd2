/** Path of the site on its host, with slashes around it. */
let base = '/'

/** Says where the site is, once, before anything is drawn. */
export function setSiteBase(path: string): void {
  base = path
}

/**
 * The address on this host of a screen.
 *
 * @param path  from the site's base, with a slash in front, as in `paths.ts`
 */
export function siteHref(path: string): string {
  return base + path.slice(1)
}

/**
 * The other way round: where on this site a link leads.
 *
 * @param href  as it stands in the link: what is not of this site has its origin in front
 * @returns the path from the site's base with all that follows it, or nothing where it leads elsewhere
 */
export function sitePath(href: string): string | undefined {
  return href.startsWith(base) ? `/${href.slice(base.length)}` : undefined
}

/** Address of the site's base with its host, and with a slash at its end. */
export function siteAddress(): string {
  return new URL(base, location.href).href
}
