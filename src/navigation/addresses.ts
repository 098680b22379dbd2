import type { Address } from './Visit.ts'

/** Takes an address apart: a path with what may follow it. */
export function parseAddress(address: string): Address {
  const [, pathname = '', search = '', hash = ''] =
    /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(address) ?? []
  return {
    pathname: pathname || '/',
    search: search === '?' ? '' : search,
    hash: hash === '#' ? '' : hash,
  }
}

export function formatAddress({ pathname, search, hash }: Address): string {
  return pathname + search + hash
}

/** @param base  path of the site, with slashes around it */
export function withBase(base: string, address: string): string {
  return base.slice(0, -1) + address
}

/** What follows the base, or the whole path where it is another site's. */
export function withoutBase(base: string, pathname: string): string {
  const bare = base.slice(0, -1)
  if (pathname === bare) return '/'
  return pathname.startsWith(base) ? pathname.slice(bare.length) : pathname
}
