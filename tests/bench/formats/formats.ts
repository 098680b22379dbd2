import { atom } from './atom.ts'
import type { Format } from './Format.ts'
import { jsonFeed, jsonFeedPages } from './jsonFeed.ts'
import { rdf } from './rdf.ts'
import { rss } from './rss.ts'
import { wordPress } from './wordPress.ts'

/** Every way to publish that is measured, by its name on the command line. */
export const formats: ReadonlyMap<string, Format> = new Map([
  ['json-feed', jsonFeed],
  ['json-feed-pages', jsonFeedPages],
  ['wordpress', wordPress],
  ['rss', rss],
  ['atom', atom],
  ['rdf', rdf],
])
