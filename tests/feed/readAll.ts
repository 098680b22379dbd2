import type { PostDraft } from '../../src/feed/PostDraft.ts'
import { readFeed, type FeedProgress, type ReadFeedOptions } from '../../src/feed/readFeed.ts'
import type { FeedDetails, FeedProblem } from '../../src/model/Feed.ts'
import type { FacetDefinition } from '../../src/model/Site.ts'

/** The facets of a site file that says nothing about the feed's own tags. */
const facets: readonly FacetDefinition[] = [
  { id: 'audience', label: 'Audience', from: ['audiences'], values: [], takesOtherTags: false },
  { id: 'topic', label: 'Topic', from: ['topics'], values: [], takesOtherTags: true },
]

/** All that a reading gave, up to its end or to the fault that ended it. */
export interface WholeReading {
  readonly drafts: readonly PostDraft[]
  readonly problems: readonly FeedProblem[]
  readonly details: FeedDetails
  readonly progress: readonly FeedProgress[]
  readonly isUnchanged: boolean
  readonly fault: unknown
}

export async function readAll(
  url: string,
  options: Partial<ReadFeedOptions> = {},
): Promise<WholeReading> {
  const progress: FeedProgress[] = []
  let isUnchanged = false
  let fault: unknown
  try {
    const reading = readFeed(url, { facets, ...options })
    let next = await reading.next()
    for (; !next.done; next = await reading.next()) progress.push(next.value)
    isUnchanged = next.value.isUnchanged
  } catch (error) {
    fault = error
  }
  return {
    drafts: progress.flatMap(({ drafts }) => drafts),
    problems: progress.flatMap(({ problems }) => problems),
    details: progress.at(-1)?.details ?? {},
    progress,
    isUnchanged,
    fault,
  }
}
