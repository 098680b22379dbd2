const datePattern =
  /^(\d{4}-\d\d-\d\d)(?:[T\s]+(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d:?\d\d)?)?$/

/**
 * A date of RFC 3339 as the publisher wrote it, offset included, so that "6 August" stays the
 * publisher's sixth of August everywhere. A date without zone is taken for UTC; an unreadable one is
 * none.
 */
export function adaptDate(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const parts = value.trim().toUpperCase().match(datePattern)
  if (!parts) return undefined
  const [, day, time, zone = 'Z'] = parts
  const date = time ? `${day}T${time}${zone}` : day!
  return Number.isNaN(Date.parse(date)) ? undefined : date
}
