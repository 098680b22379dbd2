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
