import { expect, it } from 'vitest'
import { createMemoryStore } from '../../../src/search/index/ByteStore.ts'
import { createTermLogs, type TermLogs } from '../../../src/search/shards/termLog.ts'

const termCount = 40

/** Posts with a few terms each; some terms come for the first time when others have been put away. */
function enterPosts(logs: TermLogs): TermLogs {
  for (let place = 0; place < 300; place++) {
    for (let term = place % 3; term < Math.min(termCount, place); term += 3) {
      const form = logs.formNumber(term, `word${term}${place % 2}`, 0)
      const triples = Int32Array.from([0, (7_919 * place) % 1_000, form])
      logs.append(term, place, 1 + (place % 4), triples)
    }
  }
  return logs
}

function contentOf(logs: TermLogs): unknown[] {
  return Array.from({ length: termCount }, (_value, term) => {
    const { bytes, ...rest } = logs.read(term)
    return { ...rest, bytes: [...bytes] }
  })
}

it('has the same postings whether they stay in memory or are put away between posts', () => {
  const inMemory = contentOf(enterPosts(createTermLogs(termCount, createMemoryStore())))
  for (const poolBytes of [64, 1_000, 20_000]) {
    const putAway = enterPosts(createTermLogs(termCount, createMemoryStore(), poolBytes))
    expect(contentOf(putAway)).toEqual(inMemory)
  }
})

it('takes in terms that had no numbers when it was made', () => {
  const known = contentOf(enterPosts(createTermLogs(termCount, createMemoryStore())))
  expect(contentOf(enterPosts(createTermLogs(0, createMemoryStore(), 500)))).toEqual(known)
})
