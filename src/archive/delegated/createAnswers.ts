import type { AskedDatabase } from './askedDatabase.ts'

interface Question<T> {
  /** Key of the site that is asked. */
  readonly site: string
  readonly key: string
  /** @throws what the network or the server did wrong */
  readonly ask: () => Promise<T>
  /** Slugs of the posts in an answer. */
  readonly slugsOf?: (answer: T) => readonly string[]
  readonly signal?: AbortSignal | undefined
}

/** Answers of the publisher's engine: each is asked for once a visit, and kept for when it is gone. */
export interface Answers {
  /**
   * This visit's answer, else a new one, else that of an earlier visit.
   *
   * @throws why there is none
   */
  get<T>(question: Question<T>): Promise<T>
  /** Everything is asked for anew from here on. */
  forget(): void
}

interface AnswersOptions {
  readonly database: AskedDatabase
  readonly onFault: (site: string, error: unknown) => void
  readonly onAnswer: (site: string) => void
}

/** Lists with their texts, held in memory: some 12 MB. */
const heldAnswers = 40

export function createAnswers({ database, onFault, onAnswer }: AnswersOptions): Answers {
  const held = new Map<string, unknown>()

  /** The least recently used goes first. */
  function hold(key: string, value: unknown): void {
    held.delete(key)
    held.set(key, value)
    if (held.size > heldAnswers) held.delete(held.keys().next().value!)
  }

  return {
    get: async ({ site, key, ask, slugsOf, signal }) => {
      if (held.has(key)) {
        const known = held.get(key) as Awaited<ReturnType<typeof ask>>
        hold(key, known)
        return known
      }
      try {
        const answer = await ask()
        hold(key, answer)
        void database.put(key, answer, slugsOf?.(answer) ?? [])
        onAnswer(site)
        return answer
      } catch (error) {
        signal?.throwIfAborted()
        onFault(site, error)
        const kept = (await database.get(key)) as Awaited<ReturnType<typeof ask>> | undefined
        if (kept === undefined) throw error
        return kept
      }
    },
    forget: () => held.clear(),
  }
}
