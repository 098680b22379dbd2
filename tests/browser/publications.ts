import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { hasSharedFeed, sharedFeedPath } from '../fixtures/sharedFeed.ts'

/** A post as its publisher's feed has it; only what the journeys look at. */
export interface FeedItem {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly summary?: string
  readonly content_html: string
  readonly image?: string
  readonly date_published: string
  readonly date_modified?: string
  readonly tags?: readonly string[]
  readonly authors: readonly {
    readonly name: string
    readonly avatar?: string
    readonly _reader: { readonly slug: string; readonly bio?: string; readonly role?: string }
  }[]
  readonly _reader: {
    readonly type: string
    readonly audiences: readonly string[]
    readonly region?: string
    readonly related?: readonly string[]
  }
}

export type PublicationName = 'sample' | '509 posts'

/** A publication that the journeys run on, and what there is to be found in it. */
export interface Publication {
  readonly name: PublicationName
  readonly title: string
  /** Path of the feed on the disk. */
  readonly feedPath: string
  /** The site file to serve it with; absent where the built one is its own. */
  readonly siteFile?: Readonly<Record<string, unknown>>
  readonly imageHosts: readonly string[]
  /** Newest first. */
  readonly items: readonly FeedItem[]
  /** A post with all parts: type, region, audiences, sub-headings, picture, bio, related posts. */
  readonly richPost: { readonly title: string; readonly path: string }
  readonly search: {
    /** An exact title. */
    readonly title: string
    /** A word that stands in bodies and in no title. */
    readonly bodyWord: string
    /** Beginning of a word, which is no word itself. */
    readonly prefix: { readonly typed: string; readonly word: string }
    readonly author: string
    readonly tag: string
    readonly typo: { readonly typed: string; readonly meant: string }
  }
}

const media = new URL('../../../shared/feeds/18f-media/', import.meta.url)
const samplePath = fileURLToPath(new URL('../../public/feed.json', import.meta.url))

/** Newest first; on the same moment by id. */
function readItems(path: string): readonly FeedItem[] {
  const feed = JSON.parse(readFileSync(path, 'utf8')) as { items: FeedItem[] }
  return feed.items.toSorted(
    (a, b) => b.date_published.localeCompare(a.date_published) || a.id.localeCompare(b.id),
  )
}

/** The publications that every journey is made on. */
export const publications: Readonly<Record<PublicationName, Publication>> = {
  sample: {
    name: 'sample',
    title: 'Fernhollow Health Innovation Network',
    feedPath: samplePath,
    imageHosts: [],
    items: readItems(samplePath),
    richPost: {
      title: 'Twelve weeks, one ward: testing a quieter night',
      path: '/posts/twelve-weeks-one-ward',
    },
    search: {
      title: 'Run a pilot that can say no',
      bodyWord: 'kettle',
      prefix: { typed: 'polypharm', word: 'polypharmacy' },
      author: 'Nadia Foxglove',
      tag: 'Procurement',
      typo: { typed: 'polyfarmacy', meant: 'polypharmacy' },
    },
  },
  '509 posts': {
    name: '509 posts',
    title: '18F: Digital service delivery',
    feedPath: sharedFeedPath,
    siteFile: { feed: 'feed.json' },
    imageHosts: ['18f.gsa.gov', 'feeds.example.org'],
    items: hasSharedFeed ? readItems(sharedFeedPath) : [],
    richPost: {
      title: 'A look at complex data in USEITI',
      path: '/posts/complex-data-in-useiti',
    },
    search: {
      title: '18F project defaults',
      bodyWord: 'kubernetes',
      prefix: { typed: 'procurem', word: 'procurement' },
      author: 'Colinmacarthur',
      tag: 'procurement',
      typo: { typed: 'procuremnt', meant: 'procurement' },
    },
  },
}

/** @returns path of the local copy of a picture of the 509 posts; nothing for those that have none */
export function pictureFile(url: string): string | undefined {
  const path = pictures[url]
  return path === undefined ? undefined : fileURLToPath(new URL(path, media))
}

const pictures: Readonly<Record<string, string>> = hasSharedFeed ? readPictures() : {}

function readPictures(): Record<string, string> {
  const text = readFileSync(new URL('map.json', media), 'utf8')
  return (JSON.parse(text) as { map: Record<string, string> }).map
}

/** Everything in a post that search knows, as text. */
export function plainText({ title, summary, content_html, tags, authors }: FeedItem): string {
  const body = content_html.replace(/<(script|style)\b.*?<\/\1>/gs, ' ').replace(/<[^>]*>/g, ' ')
  const names = authors.map(({ name }) => name)
  return [title, summary, body, ...(tags ?? []), ...names].join(' ')
}
