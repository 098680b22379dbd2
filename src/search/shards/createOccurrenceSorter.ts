import type { OccurrenceTriples } from './postings.ts'

/** Puts the occurrences of one post in the order of their terms, the term that is met first before others. */
interface OccurrenceSorter {
  /** @param count  what the occurrence adds to how much its term counts */
  add(term: number, count: number, stretch: number, position: number, form: number): void
  /** Calls back with each term, and forgets the post. @param visit  the triples are there until it ends */
  take(visit: (term: number, count: number, triples: OccurrenceTriples) => void): void
}

/** Numbers for each occurrence while it waits: its term among those of the post, and its triple. */
const waitingNumbers = 4

/**
 * All of it is numbers in arrays that are used again for the next post: an object for each term of
 * each post takes longer to clear away than to fill.
 *
 * @param termCount  terms that have numbers already
 */
export function createOccurrenceSorter(termCount: number): OccurrenceSorter {
  /** By term, where it stands among the terms of the post. */
  const slots: number[] = Array.from({ length: termCount }, () => 0)
  const terms: number[] = []
  const counts: number[] = []
  /** By slot how many occurrences there are, and then where the next one goes. */
  const sizes: number[] = []
  let waiting = new Int32Array(waitingNumbers * 1_024)
  let waitingEnd = 0
  let sorted = new Int32Array(3 * 1_024)

  return {
    add: (term, count, stretch, position, form) => {
      let slot = slots[term] ?? 0
      if (terms[slot] !== term) {
        slot = terms.push(term) - 1
        slots[term] = slot
        counts.push(0)
        sizes.push(0)
      }
      counts[slot]! += count
      sizes[slot]! += 3
      if (waitingEnd === waiting.length) {
        const larger = new Int32Array(2 * waiting.length)
        larger.set(waiting)
        waiting = larger
        sorted = new Int32Array(2 * sorted.length)
      }
      waiting[waitingEnd++] = slot
      waiting[waitingEnd++] = stretch
      waiting[waitingEnd++] = position
      waiting[waitingEnd++] = form
    },
    take: (visit) => {
      let end = 0
      for (let slot = 0; slot < sizes.length; slot++) {
        const start = end
        end += sizes[slot]!
        sizes[slot] = start
      }
      for (let at = 0; at < waitingEnd; at += waitingNumbers) {
        const slot = waiting[at]!
        const to = sizes[slot]!
        sorted[to] = waiting[at + 1]!
        sorted[to + 1] = waiting[at + 2]!
        sorted[to + 2] = waiting[at + 3]!
        sizes[slot] = to + 3
      }
      let start = 0
      for (let slot = 0; slot < terms.length; slot++) {
        visit(terms[slot]!, counts[slot]!, sorted.subarray(start, sizes[slot]))
        start = sizes[slot]!
      }
      terms.length = counts.length = sizes.length = waitingEnd = 0
    },
  }
}
