/** Does a piece of work once those before it are done. @throws the signal's reason, if it came first */
export type TakeTurn = <Answer>(
  work: () => Promise<Answer>,
  signal?: AbortSignal,
) => Promise<Answer>

/**
 * Lets questions to the worker go one by one, in the order in which they were asked. A worker cannot
 * take back what lies in its queue, so a question waits on this side of the line, and one that nobody
 * waits for any more never goes: while someone types, only the newest words are searched for.
 */
export function createTurns(): TakeTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work, signal) => {
    const turn = last.then(() => {
      signal?.throwIfAborted()
      return work()
    })
    last = turn.catch(() => {})
    return turn
  }
}
