import { Parser } from 'htmlparser2'
import type { ScannedItem } from '../../feed/json/createJsonScanner.ts'

/** What an item says in fields that the reader leaves out where it cannot read or place them. */
export interface WrittenItem {
  readonly published?: string | undefined
  readonly updated?: string | undefined
  /** Of WordPress: the taxonomies that the post is filed by. */
  readonly taxonomies: readonly string[]
}

export function readWrittenItem(item: ScannedItem): WrittenItem {
  const source = 'source' in item ? item.source.trim() : ''
  return source.startsWith('<') ? readXml(source) : readJson(source)
}

function readJson(source: string): WrittenItem {
  const item = parseObject(source)
  return {
    published: text(item['date_published'] ?? item['date_gmt'] ?? item['date']),
    updated: text(item['date_modified'] ?? item['modified_gmt'] ?? item['modified']),
    taxonomies: taxonomiesOf(item),
  }
}

function parseObject(source: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(source)
    return isObject(value) ? value : {}
  } catch {
    // An item that is broken: the reader lists it as left out.
    return {}
  }
}

function text(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  return (typeof value === 'string' ? value : JSON.stringify(value)).trim() || undefined
}

function taxonomiesOf(item: Record<string, unknown>): readonly string[] {
  const embedded = isObject(item['_embedded']) ? item['_embedded']['wp:term'] : undefined
  const terms = Array.isArray(embedded) ? embedded.flat() : []
  return terms.flatMap((term) => (isObject(term) ? (text(term['taxonomy']) ?? []) : []))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const publishedNames = ['pubdate', 'published', 'date', 'created', 'issued']
const updatedNames = ['updated', 'modified']

/** Elements right under the item, in any namespace. */
function readXml(source: string): WrittenItem {
  const found = new Map<string, string>()
  let depth = 0
  let name = ''
  const parser = new Parser(
    {
      onopentag(tag) {
        depth++
        if (depth === 2) name = tag.slice(tag.lastIndexOf(':') + 1).toLowerCase()
      },
      ontext(content) {
        if (depth === 2) found.set(name, (found.get(name) ?? '') + content)
      },
      onclosetag() {
        depth--
      },
    },
    { xmlMode: true },
  )
  parser.write(source)
  parser.end()
  const first = (names: readonly string[]) =>
    names.map((each) => found.get(each)?.trim()).find((value) => value)
  return { published: first(publishedNames), updated: first(updatedNames), taxonomies: [] }
}
