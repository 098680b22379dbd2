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
