import { feedLimits, type FeedLimit, type FeedLimits } from './feedLimits.ts'

/** A collection of a WordPress site, such as `posts` or `case-study`. */
interface Collection {
  /** Last part of its address in the API. */
  readonly name: string
  /** What its posts are called; where absent, what WordPress calls them. */
  readonly label?: string
}

/** Where posts are read from. */
export interface FeedSource {
  /** For people, where there are several feeds. */
  readonly name?: string
  /** Absolute address of a feed, of a web page that links to one, or of a WordPress site. */
  readonly url: string
  /** What to read of a WordPress site; where absent, its posts. */
  readonly collections?: readonly Collection[]
}

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

/** An engine of the publisher's that answers for the archive, so that nothing is read ahead. */
type SearchEngine = 'wordpress'

/** What a publisher sets: `site.json`, read once at start. */
export interface Site {
  readonly title?: string
  readonly description?: string
  /** BCP 47. */
  readonly language: string
  /** At least one; posts that several have are the first one's. */
  readonly feeds: readonly FeedSource[]
  readonly limits: FeedLimits
  /** Who searches and lists: absent, the reader's own device; else the engine that the feeds run. */
  readonly search?: SearchEngine
  /** One line that is shown on every page, such as "A sample publication". */
  readonly notice?: string
  readonly facets: readonly FacetDefinition[]
  /** Hosts besides the site's own from which images, sound and film may be loaded. */
  readonly imageHosts: readonly string[]
}

/** The facets of a site file that names none. */
const defaultFacets: readonly FacetDefinition[] = [
  facet('audience', 'Audience', ['audiences', 'audience']),
  facet('type', 'Type', ['type', 'post_type']),
  facet('region', 'Region', ['region']),
  { ...facet('topic', 'Topic', ['topics', 'category', 'post_tag']), takesOtherTags: true },
]

function facet(id: string, label: string, from: readonly string[]): FacetDefinition {
  return { id, label, from, values: [], takesOtherTags: false }
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
  const search = parseSearch(file['search'])
  return {
    ...(title && { title }),
    ...(description && { description }),
    ...(notice && { notice }),
    ...(search && { search }),
    language: optionalText(file, 'language') ?? 'en',
    feeds: parseFeeds(file, siteUrl),
    limits: parseLimits(file['limits']),
    facets: parseFacets(file['facets']),
    imageHosts: textList(file['imageHosts'], 'imageHosts'),
  }
}

function parseSearch(value: unknown): SearchEngine | undefined {
  if (value === undefined || value === 'wordpress') return value
  throw new SiteFileError('"search" should be "wordpress", or be left out.')
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

/** Facets that every site has, and what else has a name in addresses: `url/searchParams.ts`. */
const reservedIds: readonly string[] = [
  'words',
  'author',
  'year',
  'length',
  'source',
  'q',
  'from',
  'to',
  'spelling',
  'sort',
  'page',
  'find',
]

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

/** `feed` is one address; `feeds` is a list of addresses or of objects with a name and an address. */
function parseFeeds(file: Record<string, unknown>, siteUrl: string): readonly FeedSource[] {
  const several = file['feeds']
  if (several === undefined) {
    return [{ url: resolveFeed(optionalText(file, 'feed') ?? 'feed.json', 'feed', siteUrl) }]
  }
  if (!Array.isArray(several) || several.length === 0) {
    throw new SiteFileError('"feeds" should be a list of feeds.')
  }
  const sources = several.map((entry, index) => parseSource(entry, `feeds[${index}]`, siteUrl))
  sources.forEach(({ name, url }, index) => {
    const earlier = sources.slice(0, index)
    if (earlier.some((other) => other.url === url)) {
      throw new SiteFileError(`"feeds[${index}].url" is that of another feed.`)
    }
    if (name !== undefined && earlier.some((other) => other.name === name)) {
      throw new SiteFileError(`"feeds[${index}].name" is that of another feed.`)
    }
  })
  return sources
}

function parseSource(value: unknown, path: string, siteUrl: string): FeedSource {
  if (typeof value === 'string') return { url: resolveFeed(value, path, siteUrl) }
  const entry = requireObject(value, `"${path}"`)
  const name = optionalText(entry, 'name', path)
  const url = optionalText(entry, 'url', path)
  if (!url) throw new SiteFileError(`"${path}.url" should be the address of a feed.`)
  const collections = parseCollections(entry['collections'], `${path}.collections`)
  return {
    ...(name && { name }),
    url: resolveFeed(url, `${path}.url`, siteUrl),
    ...(collections && { collections }),
  }
}

/** A list of names, or an object of names and what their posts are called. */
function parseCollections(value: unknown, path: string): readonly Collection[] | undefined {
  if (value === undefined) return undefined
  const labels =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value as Record<string, unknown>)
      : textList(value, path).map((name) => [name, undefined] as const)
  if (labels.length === 0) throw new SiteFileError(`"${path}" should name at least one collection.`)
  return labels.map(([name, label]) => {
    if (!/^[\w-]+$/.test(name)) throw new SiteFileError(`"${path}": "${name}" is no collection.`)
    if (label !== undefined && typeof label !== 'string') {
      throw new SiteFileError(`"${path}.${name}" should be text in quotes.`)
    }
    return { name, ...(label && { label }) }
  })
}

function parseLimits(value: unknown): FeedLimits {
  if (value === undefined) return feedLimits
  const own = Object.entries(requireObject(value, '"limits"'))
  for (const [name, limit] of own) {
    if (!(name in feedLimits)) {
      throw new SiteFileError(
        `"limits.${name}" is no limit. There are ${Object.keys(feedLimits).join(', ')}.`,
      )
    }
    if (typeof limit !== 'number' || !(limit > 0)) {
      throw new SiteFileError(`"limits.${name}" should be a number above 0.`)
    }
  }
  return { ...feedLimits, ...(Object.fromEntries(own) as Partial<Record<FeedLimit, number>>) }
}

function resolveFeed(feed: string, path: string, siteUrl: string): string {
  try {
    return new URL(feed, siteUrl).href
  } catch {
    throw new SiteFileError(`"${path}" should be an address; "${feed}" is none.`)
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
