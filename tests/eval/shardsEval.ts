import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { brotliCompressSync } from 'node:zlib'
import { CommandError, runCommand } from '../../src/publish/CommandError.ts'
import { checksum } from '../../src/model/checksum.ts'
import { emptyQuery } from '../../src/model/SearchQuery.ts'
import { analyzerFor } from '../../src/search/analysis/analyzerFor.ts'
import type { SearchCorpus } from '../../src/search/SearchCorpus.ts'
import { findHits, search } from '../../src/search/search.ts'
import { answerWhenLoaded } from '../../src/search/shards/answerWhenLoaded.ts'
import { createShardCorpus } from '../../src/search/shards/createShardCorpus.ts'
import { createShardWriter } from '../../src/search/shards/createShardWriter.ts'
import { createPieceShelf } from '../../src/search/shards/PieceShelf.ts'
import { hashLength, listShards } from '../../src/search/shards/ShardDirectory.ts'
import type { ShardHead } from '../../src/search/shards/ShardHead.ts'
import { wordAt } from '../bench/publication/wordAt.ts'
import { createSeededRandom } from '../fixtures/seededRandom.ts'
import { readMadeUpPosts, siteFacets } from './readMadeUpPosts.ts'

const usage = 'npm run shards:eval -- <number of posts>'

/** Words of a made-up language by how frequent they are: the first is in nearly every post. */
const askedRanks = [3, 10, 30, 100, 300, 1_000, 3_000, 10_000]

interface Store {
  readonly head: ShardHead
  read(name: string): Promise<Uint8Array>
}

/**
 * Measures a published index of made-up posts: how long it takes to write, what a first search
 * fetches on a device that has nothing, what the reader's memory holds after searching.
 */
async function shardsEval(): Promise<void> {
  const postCount = Number(process.argv[2])
  if (!(postCount > 0)) throw new CommandError(`Expected a number. Usage: ${usage}`)
  const folder = await mkdtemp(join(tmpdir(), 'lectern-shards-'))
  try {
    const head = await write(postCount, folder)
    const store = { head, read: (name: string) => readFile(join(folder, name)) }
    for (const rank of askedRanks) await weigh(store, wordAt(rank), `word ${rank}`)
    const three = [30, 300, 1_000].map((rank) => wordAt(rank)).join(' ')
    await weigh(store, three, 'words 30, 300 and 1000')
    await typeQueries(store)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function write(postCount: number, folder: string): Promise<ShardHead> {
  const startedAt = performance.now()
  const writer = createShardWriter(analyzerFor(), siteFacets)
  const weights = new Map<string, { count: number; bytes: number }>()
  const put = async (name: string, bytes: Uint8Array) => {
    const kind = name.replace(/-.*/, '')
    const { count, bytes: before } = weights.get(kind) ?? { count: 0, bytes: 0 }
    weights.set(kind, { count: count + 1, bytes: before + bytes.length })
    await writeFile(join(folder, name), bytes)
  }
  for (const { post, sections } of readMadeUpPosts(postCount)) {
    for (const { name, bytes } of writer.add(post, sections, '1')) await put(name, bytes)
  }
  const { user, system } = process.cpuUsage()
  const readSeconds = (user + system) / 1e6
  const rest = writer.finish()
  let step = rest.next()
  for (; !step.done; step = rest.next()) await put(step.value.name, step.value.bytes)
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
  console.log(
    `${postCount} posts: ${seconds} s, of the processors ${cpuSeconds()} s, of these ${readSeconds.toFixed(1)} s for reading posts; memory at most ${megabytes(process.resourceUsage().maxRSS * 1_024)} MB`,
  )
  for (const [kind, { count, bytes }] of weights)
    console.log(`  ${kind}: ${count} pieces, ${megabytes(bytes)} MB before compression`)
  const { beginnings, ...head } = step.value
  // Hashes as they are when it is published.
  const hashes = beginnings.map((text) => checksum(text).slice(0, hashLength))
  const { listing, directories } = listShards(beginnings, hashes, () => hashes[0]!)
  for (const { name, bytes } of directories) await put(name, bytes)
  return { ...head, shards: listing }
}

function openReader({ head }: Store) {
  const shelf = createPieceShelf()
  return { shelf, corpus: createShardCorpus(head, analyzerFor(), shelf) }
}

async function weigh(store: Store, words: string, name: string): Promise<void> {
  const { corpus, shelf } = openReader(store)
  const headBytes = compressed(Buffer.from(JSON.stringify(store.head)))
  let rounds = 0
  const ask = async (question: (from: SearchCorpus) => unknown): Promise<Map<string, number>> => {
    const bytes = new Map<string, number>()
    let isNewRound = true
    await answerWhenLoaded(
      () => {
        isNewRound = true
        return question(corpus)
      },
      shelf,
      async (piece) => {
        if (isNewRound) rounds++
        isNewRound = false
        const content = await store.read(piece)
        const kind = piece.replace(/-.*/, '')
        bytes.set(kind, (bytes.get(kind) ?? 0) + compressed(content))
        return content
      },
    )
    return bytes
  }
  const query = { ...emptyQuery, words }
  const first = await ask((from) => findHits(from, query, 'cards'))
  const total = findHits(corpus, query, 'cards').total
  const firstRounds = rounds
  const rest = await ask((from) => search(from, query))
  console.log(
    `${name} (${total} posts): first hits ${kilobytes(headBytes + sum(first))} kB in ${firstRounds} rounds after the head (${list(first)}, head ${kilobytes(headBytes)}); then ${kilobytes(sum(rest))} kB (${list(rest)})`,
  )
}

/** Twenty searches, key by key, by one reader. */
async function typeQueries(store: Store): Promise<void> {
  const { corpus, shelf } = openReader(store)
  const random = createSeededRandom(7)
  const collect = collector()
  collect()
  const before = process.memoryUsage().heapUsed
  const times: number[] = []
  for (let search20 = 0; search20 < 20; search20++) {
    const words = [random.below(300), random.below(5_000)].map((rank) => wordAt(rank + 1)).join(' ')
    for (let end = 1; end <= words.length; end++) {
      const query = { ...emptyQuery, words: words.slice(0, end) }
      let startedAt = 0
      await answerWhenLoaded(
        () => {
          startedAt = performance.now()
          return search(corpus, query)
        },
        shelf,
        store.read,
      )
      times.push(performance.now() - startedAt)
    }
  }
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(1)
  console.log(
    `20 searches, ${times.length} keys: heap of the reader ${megabytes(heapUsed - before)} MB, in all ${megabytes(heapUsed)} MB, buffers ${megabytes(arrayBuffers)} MB; an answer with its pieces at hand p50 ${at(0.5)}, p95 ${at(0.95)} ms`,
  )
  if (corpus.postCount === 0) throw new Error('There is nothing to search')
}

function cpuSeconds(): string {
  const { user, system } = process.cpuUsage()
  return ((user + system) / 1e6).toFixed(1)
}

function collector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}

function compressed(bytes: Uint8Array): number {
  return brotliCompressSync(bytes).length
}

function sum(bytes: ReadonlyMap<string, number>): number {
  return [...bytes.values()].reduce((total, value) => total + value, 0)
}

function list(bytes: ReadonlyMap<string, number>): string {
  return [...bytes].map(([kind, value]) => `${kind} ${kilobytes(value)}`).join(', ')
}

function kilobytes(bytes: number): string {
  return (bytes / 1_000).toFixed(1)
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(0)
}

await runCommand(shardsEval)
