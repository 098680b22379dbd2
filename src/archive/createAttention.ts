import { createMoment } from './createMoment.ts'

/** Keeps work that nobody waits for out of the way of what the reader asks. */
export interface Attention {
  /**
   * Answers a question. Work in the background stands still meanwhile and for a moment after.
   *
   * @param isInterrupting  false where that work is what the question waits for
   */
  answer<Answer>(question: () => Promise<Answer>, isInterrupting?: boolean): Promise<Answer>
  /** Waits until nothing has been asked for a moment. */
  lull(): Promise<void>
  /** Aborted by the next question: for what is on its way when it comes. */
  untilAsked(): AbortSignal
  /** Ends what is on its way in the background. */
  interrupt(): void
}

/** @param quietMs  how long after the last answer the page counts as idle */
export function createAttention(quietMs: number): Attention {
  let open = 0
  let closedAt = performance.now()
  let asked = new AbortController()
  let closing = createMoment()

  function interrupt(): void {
    asked.abort()
    asked = new AbortController()
  }

  function close(): void {
    open--
    closedAt = performance.now()
    if (open > 0) return
    closing.resolve()
    closing = createMoment()
  }

  return {
    answer: async (question, isInterrupting = true) => {
      open++
      if (isInterrupting) interrupt()
      try {
        return await question()
      } finally {
        close()
      }
    },
    lull: async () => {
      for (;;) {
        const leftMs = closedAt + quietMs - performance.now()
        if (open > 0) await closing.promise
        else if (leftMs > 0) await new Promise((resolve) => setTimeout(resolve, leftMs))
        else return
      }
    },
    untilAsked: () => asked.signal,
    interrupt,
  }
}
