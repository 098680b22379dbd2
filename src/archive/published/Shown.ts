import type { SearchCorpus } from '../../search/SearchCorpus.ts'
import type { LiveState } from './LiveState.ts'
import type { Build } from './openBuild.ts'
import type { PublishedFeed } from './publishedFiles.ts'

/** What is answered from: one build, and what its feeds have had since. */
export interface Shown {
  readonly build: Build
  /** All posts together. */
  readonly corpus: SearchCorpus
  readonly live: LiveState
  /** What the build knows of its feeds, once that has been fetched. */
  readonly feeds: readonly PublishedFeed[]
}

/** What is answered from a build alone. */
export function showBuild(build: Build, live: LiveState): Shown {
  return { build, corpus: build.corpus, live, feeds: [] }
}
