import type { FacetDefinition } from '../../../src/model/Site.ts'
import { analyzerFor } from '../../../src/search/analysis/analyzerFor.ts'
import { createCorpus, type Corpus } from '../../../src/search/Corpus.ts'
import { addToIndex, createIndex } from '../../../src/search/index/PostIndex.ts'
import type { SearchCorpus } from '../../../src/search/SearchCorpus.ts'
import { answerWhenLoaded } from '../../../src/search/shards/answerWhenLoaded.ts'
import {
  createShardCorpus,
  type ShardCorpus,
} from '../../../src/search/shards/createShardCorpus.ts'
import { createShardWriter } from '../../../src/search/shards/createShardWriter.ts'
import { createPieceShelf } from '../../../src/search/shards/PieceShelf.ts'
import { listShards } from '../../../src/search/shards/ShardDirectory.ts'
import type { ShardHead } from '../../../src/search/shards/ShardHead.ts'
import type { TextPost } from '../buildCorpus.ts'

/** An edition as it is published. */
export interface Published {
  readonly head: ShardHead
  readonly pieces: ReadonlyMap<string, Uint8Array>
}

/** @param entries  newest first */
export function publish(
  entries: readonly TextPost[],
  facets: readonly FacetDefinition[],
): Published {
  const writer = createShardWriter(analyzerFor(), facets)
  const pieces = new Map<string, Uint8Array>()
  for (const { post, sections } of entries.toReversed()) {
    for (const { name, bytes } of writer.add(post, sections, '1')) pieces.set(name, bytes)
  }
  const rest = writer.finish()
  for (let step = rest.next(); ; step = rest.next()) {
    if (step.done) {
      const { beginnings, ...head } = step.value
      const { listing, directories } = listShards(beginnings, [], () => '')
      for (const { name, bytes } of directories) pieces.set(name, bytes)
      return { head: { ...head, shards: listing }, pieces }
    }
    pieces.set(step.value.name, step.value.bytes)
  }
}

/** The same edition, all of it at hand, its index made oldest first as a published one is. */
export function indexWhole(
  entries: readonly TextPost[],
  facets: readonly FacetDefinition[],
): Corpus {
  const index = createIndex()
  for (const { post, sections } of entries.toReversed()) addToIndex(index, post, sections)
  const texts = new Map(entries.map(({ post, sections }) => [post.id, sections]))
  const posts = entries.map(({ post }) => post)
  return createCorpus(posts, facets, index, (id) => texts.get(id) ?? [])
}

/** A reader of a published edition. */
export interface ShardReader {
  readonly corpus: ShardCorpus
  /** Has a piece at hand. */
  put(name: string): void
  /** Answers, and says which pieces were fetched for it in each round. */
  answer<Answer>(
    ask: (corpus: SearchCorpus) => Answer,
  ): Promise<{ readonly answer: Answer; readonly rounds: readonly (readonly string[])[] }>
}

/** @param capacity  of the shelf, in bytes */
export function openReader({ head, pieces }: Published, capacity?: number): ShardReader {
  const shelf = createPieceShelf(capacity)
  const corpus = createShardCorpus(
    JSON.parse(JSON.stringify(head)) as ShardHead,
    analyzerFor(),
    shelf,
  )
  return {
    corpus,
    put: (name) => shelf.put(name, pieces.get(name)!),
    answer: async (ask) => {
      const rounds: string[][] = []
      const tried = () => {
        rounds.push([])
        return ask(corpus)
      }
      const answer = await answerWhenLoaded(tried, shelf, (name) => {
        const bytes = pieces.get(name)
        if (!bytes) throw new Error(`There is no piece ${name}`)
        rounds.at(-1)!.push(name)
        return Promise.resolve(bytes)
      })
      return { answer, rounds: rounds.slice(0, -1) }
    },
  }
}
