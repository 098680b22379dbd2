/**
 * An address from outside as an absolute http or https URL.
 *
 * @returns `undefined` for anything else: other schemes, no text, not an address
 */
export function webAddress(value: unknown, base?: string): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined
  const url = URL.parse(value.trim(), base)
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : undefined
}

/**
 * What two spellings of one address have in common: they differ in scheme, `www.`, fragment or a
 * slash at the end.
 *
 * @returns empty where there is no address
 */
export function addressKey(address: string | undefined): string {
  const url = address === undefined ? null : URL.parse(address)
  if (!url) return ''
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}${url.search}`
}

/** A part of an address as people read it. A stray "%" is legal in what they publish, and stays. */
export function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** @returns the last part of the path, decoded; nothing where the address has no path */
export function lastPathPart(url: string): string | undefined {
  const part = new URL(url).pathname.split('/').findLast((each) => each !== '')
  return part === undefined ? undefined : decodePart(part)
}
