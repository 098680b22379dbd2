/** One facet of the site file: a field that readers can narrow by. */
export interface FacetDefinition {
  /** Name in addresses: lower-case letters, digits and hyphens. */
  readonly id: string
  /** Name for people, in the publication's language. */
  readonly label: string
  /** Label of its groups on the topics page; the label itself where absent. */
  readonly plural?: string
  /** Names under which formats deliver the facet: `_reader` field, WordPress taxonomy, RSS domain. */
  readonly from: readonly string[]
  /** Plain tags that belong to this facet, in the order in which options are listed. */
  readonly values: readonly string[]
  /** Takes every plain tag that no other facet lists. At most one facet does. */
  readonly takesOtherTags: boolean
}

/** What a publisher sets: `site.json`, read once at start. */
export interface Site {
  readonly title?: string
  readonly description?: string
  /** BCP 47. */
  readonly language: string
  /** Address of the feed, absolute. */
  readonly feed: string
  /** One line that is shown on every page, such as "A sample publication". */
  readonly notice?: string
  readonly facets: readonly FacetDefinition[]
  /** Hosts besides the site's own from which images may be loaded. */
  readonly imageHosts: readonly string[]
}

/** The facets of a site file that names none. */
const defaultFacets: readonly FacetDefinition[] = [
  facet('audience', 'Audience', 'audiences'),
  facet('type', 'Type', 'type'),
  facet('region', 'Region', 'region'),
  { ...facet('topic', 'Topic', 'topics'), takesOtherTags: true },
]

function facet(id: string, label: string, from: string): FacetDefinition {
  return { id, label, from: [from], values: [], takesOtherTags: false }
}

/** A site file that cannot be used; the message names the field and says what it should be. */
export class SiteFileError extends Error {
  override readonly name = 'SiteFileError'
}

/**
 * Reads the text of a site file.
 *
 * @param siteUrl  where it came from: `feed` may be relative to it
 * @throws {SiteFileError} when it is not JSON, or a field has the wrong shape
 */
export function parseSiteFile(text: string, siteUrl: string): Site {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new SiteFileError(`site.json is not valid JSON: ${(cause as Error).message}.`, { cause })
  }
  return parseSite(value, siteUrl)
}

/**
 * Reads the parsed `site.json`. Unknown fields are ignored, missing ones have defaults.
 *
 * @param siteUrl  where the file came from: `feed` may be relative to it
 * @throws {SiteFileError} when a field that is there has the wrong shape
 */
export function parseSite(value: unknown, siteUrl: string): Site {
  const file = requireObject(value, 'The site file')
  const title = optionalText(file, 'title')
  const description = optionalText(file, 'description')
  const notice = optionalText(file, 'notice')
  return {
    ...(title && { title }),
    ...(description && { description }),
    ...(notice && { notice }),
    language: optionalText(file, 'language') ?? 'en',
    feed: resolveFeed(optionalText(file, 'feed') ?? 'feed.json', siteUrl),
    facets: parseFacets(file['facets']),
    imageHosts: textList(file['imageHosts'], 'imageHosts'),
  }
}

function parseFacets(value: unknown): readonly FacetDefinition[] {
  if (value === undefined) return defaultFacets
  if (!Array.isArray(value)) throw new SiteFileError('"facets" should be a list of facets.')
  const facets = value.map((entry, index) => parseFacet(entry, `facets[${index}]`))
  const ids = facets.map(({ id }) => id)
  const twice = ids.findIndex((id, index) => ids.indexOf(id) < index)
  if (twice !== -1) throw new SiteFileError(`"facets[${twice}].id" is that of another facet.`)
  return facets
}

const reservedIds = ['q', 'sort', 'page', 'author', 'year', 'length']

function parseFacet(value: unknown, path: string): FacetDefinition {
  const entry = requireObject(value, `"${path}"`)
  const id = optionalText(entry, 'id', path)
  if (!id || !/^[a-z][a-z0-9-]*$/.test(id) || reservedIds.includes(id)) {
    throw new SiteFileError(
      `"${path}.id" should be a short name of lower-case letters, other than ${reservedIds.join(', ')}.`,
    )
  }
  const label = optionalText(entry, 'label', path) ?? id
  const plural = optionalText(entry, 'plural', path)
  return {
    id,
    label,
    ...(plural && { plural }),
    from: entry['from'] === undefined ? [id] : textList(entry['from'], `${path}.from`),
    values: textList(entry['values'], `${path}.values`),
    takesOtherTags: entry['takesOtherTags'] === true,
  }
}

function resolveFeed(feed: string, siteUrl: string): string {
  try {
    return new URL(feed, siteUrl).href
  } catch {
    throw new SiteFileError(`"feed" should be an address; "${feed}" is none.`)
  }
}

function requireObject(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SiteFileError(`${what} should be an object in braces.`)
  }
  return value as Record<string, unknown>
}

function optionalText(
  file: Record<string, unknown>,
  field: string,
  path?: string,
): string | undefined {
  const value = file[field]
  const name = path ? `${path}.${field}` : field
  if (value === undefined) return undefined
  if (typeof value !== 'string') throw new SiteFileError(`"${name}" should be text in quotes.`)
  return value.trim() || undefined
}

function textList(value: unknown, field: string): readonly string[] {
  if (value === undefined) return []
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) {
    throw new SiteFileError(`"${field}" should be a list of texts.`)
  }
  return value
}
