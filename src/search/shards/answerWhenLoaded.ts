import { MissingPieces } from './MissingPieces.ts'
import type { PieceShelf } from './PieceShelf.ts'

/** Gets a piece by its name, as it was before it was compressed. */
export type FetchPiece = (name: string, signal?: AbortSignal) => Promise<Uint8Array>

/**
 * Answers from a published index: tries, fetches side by side what is missing, and tries again. An
 * answer takes one round for the shards of its words, one more where they are frequent, and one for
 * the posts that it shows.
 *
 * @param answer  must give the same whenever it is called, and throw what it caught of `MissingPieces`
 * @param signal  an answer that is wanted no more fetches nothing more
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
    await Promise.all(
      attempt.missing.map(async (name) => {
        shelf.put(name, await fetchPiece(name, signal))
      }),
    )
  }
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
