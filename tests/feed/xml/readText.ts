import type { FeedDocument } from '../../../src/feed/fetchFeed.ts'
import type { PostDraft } from '../../../src/feed/PostDraft.ts'
import { createReading, type FeedProgress, type Reading } from '../../../src/feed/Reading.ts'
import { readXmlFeed } from '../../../src/feed/xml/readXmlFeed.ts'
import type { FeedDetails, FeedProblem } from '../../../src/model/Feed.ts'
import { feedLimits, type FeedLimits } from '../../../src/model/feedLimits.ts'
import type { FacetDefinition } from '../../../src/model/Site.ts'

export const feedUrl = 'https://feed.example/blog/feed.xml'

const facets: readonly FacetDefinition[] = [
  { id: 'type', label: 'Type', from: ['type'], values: [], takesOtherTags: false },
  {
    id: 'audience',
    label: 'Audience',
    from: ['audience', 'https://feed.example/for#whom'],
    values: [],
    takesOtherTags: false,
  },
  { id: 'topic', label: 'Topic', from: ['topics'], values: [], takesOtherTags: true },
]

type ReadFormat = (document: FeedDocument, reading: Reading) => AsyncGenerator<FeedProgress, void>

interface ReadTextOptions {
  /** The text arrives in pieces of this length. */
  readonly chunk?: number
  readonly limits?: Partial<FeedLimits>
  readonly read?: ReadFormat
  readonly facets?: readonly FacetDefinition[]
}

/** All that a reading gave, up to its end or to the fault that ended it. */
export interface TextReading {
  readonly drafts: readonly PostDraft[]
  readonly problems: readonly FeedProblem[]
  readonly details: FeedDetails
  readonly progress: readonly FeedProgress[]
  readonly fault: unknown
}

/** Reads a document that is at hand. */
export async function readText(text: string, options: ReadTextOptions = {}): Promise<TextReading> {
  const { chunk = Math.max(1, text.length), read = readXmlFeed } = options
  const reading = createReading({
    facets: options.facets ?? facets,
    limits: { ...feedLimits, ...options.limits },
  })
  const progress: FeedProgress[] = []
  let fault: unknown
  try {
    for await (const step of read(documentOf(text, chunk), reading)) progress.push(step)
  } catch (error) {
    fault = error
  }
  return {
    drafts: progress.flatMap(({ drafts }) => drafts),
    problems: progress.flatMap(({ problems }) => problems),
    details: progress.at(-1)?.details ?? {},
    progress,
    fault,
  }
}

function documentOf(text: string, chunk: number): FeedDocument {
  return {
    url: feedUrl,
    validators: {},
    totalBytes: text.length,
    header: () => undefined,
    text: inPieces(text, chunk),
  }
}

async function* inPieces(text: string, length: number) {
  for (let at = 0; at < text.length; at += length) {
    const piece = text.slice(at, at + length)
    yield { text: await Promise.resolve(piece), bytes: piece.length }
  }
}
