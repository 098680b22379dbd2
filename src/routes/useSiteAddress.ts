import { useHref } from 'react-router'

/** Absolute address of the site's base, with a slash at its end. */
export function useSiteAddress(): string {
  return new URL(useHref('/'), window.location.href).href.replace(/\/?$/, '/')
}
