import { MissingPieces } from './MissingPieces.ts'
import type { PieceShelf } from './PieceShelf.ts'

/** Gets a piece by its name, as it was before it was compressed. */
export type FetchPiece = (name: string) => Promise<Uint8Array>

/**
 * Answers from a published index: tries, fetches side by side what is missing, and tries again. An
 * answer takes one round for the shards of its words, one more where they are frequent, and one for
 * the posts that it shows.
 *
 * @param answer  must give the same whenever it is called, and throw what it caught of `MissingPieces`
 * @param signal  an answer that is wanted no more is not waited for; what is on its way may still come
 */
export async function answerWhenLoaded<Answer>(
  answer: () => Answer,
  shelf: PieceShelf,
  fetchPiece: FetchPiece,
  signal?: AbortSignal,
): Promise<Answer> {
  for (;;) {
    signal?.throwIfAborted()
    const attempt = tryOnce(answer)
    if ('answer' in attempt) {
      shelf.tidy()
      return attempt.answer
    }
    const fetching = attempt.missing.map(async (name) => {
      shelf.put(name, await fetchPiece(name))
    })
    await unlessAborted(Promise.all(fetching), signal)
  }
}

function unlessAborted(work: Promise<unknown>, signal?: AbortSignal): Promise<unknown> {
  if (!signal) return work
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason as Error)
    signal.addEventListener('abort', end, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end))
  })
}

function tryOnce<Answer>(
  answer: () => Answer,
): { readonly answer: Answer } | { readonly missing: readonly string[] } {
  try {
    return { answer: answer() }
  } catch (error) {
    if (!(error instanceof MissingPieces)) throw error
    return { missing: error.names }
  }
}
