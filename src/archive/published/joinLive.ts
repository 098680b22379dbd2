import { summarisePost } from '../../model/Post.ts'
import type { FacetDefinition } from '../../model/Site.ts'
import type { Analyzer } from '../../search/analysis/Analyzer.ts'
import { joinCorpora } from '../../search/joined/joinCorpora.ts'
import type { SearchCorpus } from '../../search/SearchCorpus.ts'
import { createShardCorpus, type ShardCorpus } from '../../search/shards/createShardCorpus.ts'
import { createShardWriter, type Piece } from '../../search/shards/createShardWriter.ts'
import { createPieceShelf } from '../../search/shards/PieceShelf.ts'
import { listShards } from '../../search/shards/ShardDirectory.ts'
import type { ShardHead } from '../../search/shards/ShardHead.ts'
import type { LivePost } from './LiveState.ts'
import type { Build } from './openBuild.ts'

interface JoinLiveOptions {
  readonly build: Build
  /** The posts of the build. */
  readonly corpus: ShardCorpus
  /** Newest first. */
  readonly posts: readonly LivePost[]
  /** Ranks of published posts that are changed or gone. */
  readonly leftOut: readonly number[]
  readonly facets: readonly FacetDefinition[]
}

/** The posts of a build with those that have come since, as one corpus. */
export async function joinLive({
  build,
  corpus: base,
  posts,
  leftOut,
  facets,
}: JoinLiveOptions): Promise<SearchCorpus> {
  const { corpus: added, averageFieldLength } = indexLive(posts, facets, base.index.analyzer)
  const positions = await Promise.all(
    posts.map(({ post }) => build.answer(() => countNewer(base, post.published?.slice(0, 10)))),
  )
  const before = build.head.index
  const all = before.postCount + posts.length
  const sum = before.averageFieldLength * before.postCount + averageFieldLength * posts.length
  return joinCorpora(base, added, {
    positions,
    leftOut,
    averageFieldLength: sum / Math.max(1, all),
  })
}

/** Few posts are indexed as a build would, so that they can be searched by the same code. */
function indexLive(
  posts: readonly LivePost[],
  facets: readonly FacetDefinition[],
  analyzer: Analyzer,
): { readonly corpus: ShardCorpus; readonly averageFieldLength: number } {
  const shelf = createPieceShelf(Infinity)
  const writer = createShardWriter(analyzer, facets)
  const put = ({ name, bytes }: Piece) => shelf.put(name, bytes)
  for (const { post, sections } of posts.toReversed()) {
    writer.add(summarisePost(post), sections, post.revision).forEach(put)
  }
  const pieces = writer.finish()
  for (;;) {
    const { done, value } = pieces.next()
    if (!done) {
      put(value)
      continue
    }
    const { beginnings, ...rest } = value
    const { listing, directories } = listShards(beginnings, [], () => '')
    directories.forEach(put)
    const head: ShardHead = { ...rest, shards: listing }
    const corpus = createShardCorpus(head, analyzer, shelf)
    return { corpus, averageFieldLength: head.averageFieldLength }
  }
}

/** Published posts that stand before one of a day; those without a day are the last. */
function countNewer(base: ShardCorpus, day: string | undefined): number {
  if (day === undefined || !base.days) return base.postCount
  if (day >= base.days.last) return 0
  let low = 0
  let high = base.postCount
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = base.dayOf(middle)
    if (other !== undefined && other > day) low = middle + 1
    else high = middle
  }
  return low
}
