import type { Relation } from '../../search/related/createRelating.ts'
import type { DraftPlace } from '../drafts/draftFile.ts'
import { startThread } from '../threads/startThread.ts'

/** What the thread is told: posts that have been read, or that all have. */
export type RelateMessage =
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

type Language = string | undefined

/** Of the posts from one rank on what is related to each. */
export interface RelateAnswer {
  readonly from: number
  readonly relations: readonly (readonly Relation[])[]
}

/** Relates posts in a thread of its own: it reads their texts while they are still coming in. */
export interface Relating {
  add(places: readonly DraftPlace[], language: Language): void
  begin(message: Omit<Extract<RelateMessage, { kind: 'relate' }>, 'kind'>): void
  /** What is related to the post of a rank. */
  readonly relationsOf: (rank: number) => Promise<readonly Relation[]>
  end(): Promise<void>
}

/** @param path  of the file of drafts */
export function relateInThread(path: string): Relating {
  const url = new URL('./relateThread.ts', import.meta.url)
  const thread = startThread<RelateMessage, RelateAnswer>(url, { path })
  const relations: (readonly Relation[])[] = []
  let receiving: Promise<void> | undefined
  let postCount = Infinity

  async function receive(): Promise<void> {
    const answer = await thread.receive()
    relations.push(...answer.relations)
    // What it holds is as much as all others hold together, who are still at work.
    if (relations.length >= postCount) await thread.end()
    receiving = undefined
  }

  return {
    add: (places, language) => thread.send({ kind: 'texts', places, language }),
    begin: (message) => {
      postCount = message.order.length
      thread.send({ kind: 'relate', ...message })
    },
    relationsOf: async (rank) => {
      // Several may wait for the same answer.
      while (relations.length <= rank) await (receiving ??= receive())
      return relations[rank]!
    },
    end: () => thread.end(),
  }
}
