import type { PostSummary } from '../../model/Post.ts'
import type { FacetDefinition } from '../../model/Site.ts'
import type { Relation } from '../../search/related/createRelating.ts'
import type { Piece, WrittenIndex } from '../../search/shards/createShardWriter.ts'
import type { DraftPlace } from '../drafts/draftFile.ts'
import { startThread } from '../threads/startThread.ts'

/** What the thread is started with. */
export interface WordsData {
  /** Of the file of drafts. */
  readonly drafts: number
  /** Folder of what is known from earlier builds. */
  readonly cache: string
}

/** What the thread is told: posts that have been read, that all have, and what is to be made of them. */
export type WordsMessage =
  | { readonly kind: 'texts'; readonly places: readonly DraftPlace[]; readonly language: Language }
  | {
      readonly kind: 'relate'
      /** By rank, the number of the post among those that were told of. */
      readonly order: readonly number[]
      /** By rank, the ranks of the posts that the publisher has picked. */
      readonly picks: ReadonlyMap<number, readonly number[]>
      readonly language: Language
      readonly limit: number
    }
  | { readonly kind: 'index'; readonly facets: readonly FacetDefinition[] }
  | { readonly kind: 'posts'; readonly posts: readonly IndexedPost[] }
  | { readonly kind: 'pieces' }

type Language = string | undefined

/** A post as the index has it. */
interface IndexedPost {
  readonly rank: number
  readonly post: PostSummary
  /** Tells this version of it from others. */
  readonly version: string
}

export type WordsAnswer =
  /** Of the posts from one rank on what is related to each. */
  | {
      readonly kind: 'relations'
      /** JSON of a list of `Relation` each: most wait for long until they are asked for. */
      readonly relations: readonly string[]
    }
  /** Some pieces; with the last of them the head. */
  | {
      readonly kind: 'pieces'
      readonly pieces: readonly Piece[]
      readonly index?: WrittenIndex
    }

/**
 * All that is done with the words of posts, in a thread of its own: it takes texts apart while they are
 * still coming in, relates posts and makes the search index.
 */
export interface Words {
  add(places: readonly DraftPlace[], language: Language): void
  relate(message: Omit<Extract<WordsMessage, { kind: 'relate' }>, 'kind'>): void
  /** What is related to the post of a rank. */
  readonly relationsOf: (rank: number) => Promise<readonly Relation[]>
  /** Prepares an index of posts, which are then given to it, the oldest first. */
  index(facets: readonly FacetDefinition[]): {
    add(post: IndexedPost): void
    finish(): AsyncGenerator<Piece, WrittenIndex>
  }
  end(): Promise<void>
}

/** The words of a post live until it has been entered; those of all stay. */
const memory = { youngMb: 32, oldMb: 2_000 }
/** Posts that the thread is sent at once. */
const sentAtOnce = 64

export function wordsInThread(data: WordsData): Words {
  const url = new URL('./wordsThread.ts', import.meta.url)
  const thread = startThread<WordsMessage, WordsAnswer>(url, data, memory)
  const relations: string[] = []
  let receiving: Promise<void> | undefined
  let postCount = 0

  async function receive(): Promise<void> {
    const answer = await thread.receive()
    if (answer.kind !== 'relations') throw new Error('publish: relations should come first')
    relations.push(...answer.relations)
    receiving = undefined
  }

  async function relationsUntil(count: number): Promise<void> {
    // Several may wait for the same answer.
    while (relations.length < count) await (receiving ??= receive())
  }

  async function* receivePieces(): AsyncGenerator<Piece, WrittenIndex> {
    await relationsUntil(postCount)
    for (;;) {
      const answer = await thread.receive()
      if (answer.kind !== 'pieces') throw new Error('publish: pieces should come last')
      const { pieces, index } = answer
      // Some are made while those before are written.
      if (!index) thread.send({ kind: 'pieces' })
      yield* pieces
      if (index) return index
    }
  }

  return {
    add: (places, language) => thread.send({ kind: 'texts', places, language }),
    relate: (message) => {
      postCount = message.order.length
      thread.send({ kind: 'relate', ...message })
    },
    relationsOf: async (rank) => {
      await relationsUntil(rank + 1)
      return JSON.parse(relations[rank]!) as readonly Relation[]
    },
    index: (facets) => {
      let waiting: IndexedPost[] = []
      thread.send({ kind: 'index', facets })

      function send(): void {
        thread.send({ kind: 'posts', posts: waiting })
        waiting = []
      }

      return {
        add: (post) => {
          if (waiting.push(post) >= sentAtOnce) send()
        },
        finish: () => {
          send()
          thread.send({ kind: 'pieces' })
          return receivePieces()
        },
      }
    },
    end: () => thread.end(),
  }
}
