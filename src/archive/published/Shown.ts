import type { SearchCorpus } from '../../search/SearchCorpus.ts'
import type { LiveState } from './LiveState.ts'
import type { Build } from './openBuild.ts'
import type { PublishedFeed } from './publishedFiles.ts'

/** What is answered from: one build, and what its feeds have had since. */
export interface Shown {
  readonly build: Build
  /** The posts of both together; none where the build has all of them. */
  readonly joined?: SearchCorpus
  readonly live: LiveState
  /** What the build knows of its feeds, once that has been fetched. */
  readonly feeds: readonly PublishedFeed[]
}

/** All posts. @throws {FeedFetchError} when what searches them cannot be had */
export async function openShown({ build, joined }: Shown) {
  const { questions, corpus } = await build.open()
  return { questions, corpus: joined ?? corpus }
}

export function countPosts({ build, joined }: Shown): number {
  return joined?.postCount ?? build.head.index.postCount
}
