import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'
import { analyzerFor } from '../../search/analysis/analyzerFor.ts'
import { readPostChunks } from '../../search/index/postChunks.ts'
import { createTracedRelating } from '../../search/related/createRelating.ts'
import { createRelationMemory } from '../../search/related/createRelationMemory.ts'
import { createTextCollector } from '../../search/related/createTextCollector.ts'
import type { GroundedPost } from '../../search/related/sharedGrounds.ts'
import {
  createShardWriter,
  type Piece,
  type ShardWriter,
  type WrittenIndex,
} from '../../search/shards/createShardWriter.ts'
import { openDraftFile, type DraftPlace } from '../drafts/draftFile.ts'
import { createTemporaryFile } from '../drafts/temporaryFile.ts'
import { openWordCache, type WordCache } from './wordCache.ts'
import type { WordsAnswer, WordsData, WordsMessage } from './wordsInThread.ts'

/** Posts in one answer: the pages of the first can be drawn while the others are still related. */
const answeredAtOnce = 32
/** Bytes of pieces in one answer, about. */
const pieceBytes = 256 * 1024

const { drafts: descriptor, cache: folder } = workerData as WordsData
const port = parentPort!
const drafts = openDraftFile(descriptor)
/** What is known of posts and does not fit into memory. */
const overflow = createTemporaryFile('words')
const places: DraftPlace[] = []
let analyzer = analyzerFor()
let cache: WordCache | undefined
let posts: GroundedPost[] = []
let collector: ReturnType<typeof createTextCollector> | undefined
let order: readonly number[] = []
let writer: ShardWriter | undefined
let pieces: Generator<Piece, WrittenIndex> | undefined

function answer(message: WordsAnswer): void {
  port.postMessage(message)
}

function collect(place: DraftPlace): void {
  const { post } = drafts.front(place)
  const { tags, authors, published, words } = post
  posts.push({ tags, authors, words, ...(published && { published }) })
  const { language } = cache!
  const chunks =
    cache!.find(place.textHash) ?? readPostChunks(post, drafts.sections(place), language.chunks)
  cache!.add(place.textHash, chunks)
  collector!.addChunks(chunks)
}

/** The language may be known only when a feed has been read. */
function setLanguage(language: string | undefined): void {
  const own = analyzerFor(language)
  if (cache && own === analyzer) return
  analyzer = own
  cache?.close()
  cache = openWordCache(folder, analyzer)
  collector = createTextCollector(analyzer, cache.language, overflow)
  posts = []
  for (const place of places) collect(place)
}

function relate({ picks, limit }: Extract<WordsMessage, { kind: 'relate' }>): void {
  const texts = collector!.arrange(order)
  const ordered = order.map((number) => posts[number]!)
  const textHashes = order.map((number) => places[number]!.textHash)
  const keys = textHashes.map((own, rank) =>
    [own, ...(picks.get(rank) ?? []).map((pick) => textHashes[pick]!)].join(' '),
  )
  const memory = createRelationMemory({ posts: ordered, texts, keys }, cache!.relations)
  const relating = createTracedRelating(ordered, texts)
  for (let from = 0; from < order.length; from += answeredAtOnce) {
    const ranks = order.slice(from, from + answeredAtOnce).map((_number, at) => from + at)
    const relations = ranks.map((rank) => {
      const traced = memory.recall(rank) ?? relating(rank, picks.get(rank) ?? [], limit)
      return memory.keep(traced)
    })
    answer({ kind: 'relations', relations })
  }
  cache!.save(memory.save())
  collector = undefined
  posts = []
}

/**
 * What relating took is as much memory as the index that is to be made will take, and the engine
 * would not give it back before there is need.
 */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const run = runInNewContext('gc') as () => void
  run()
}

/** Makes as many pieces as go into one answer. */
function makePieces(): void {
  pieces ??= writer!.finish()
  const made: Piece[] = []
  for (let bytes = 0; bytes < pieceBytes;) {
    const { done, value } = pieces.next()
    if (done) {
      cache!.close()
      overflow.close()
      answer({ kind: 'pieces', pieces: made, index: value })
      return
    }
    made.push(value)
    bytes += value.bytes.length
  }
  answer({ kind: 'pieces', pieces: made })
}

port.on('message', (message: WordsMessage) => {
  switch (message.kind) {
    case 'texts':
      setLanguage(message.language)
      for (const place of message.places) {
        places.push(place)
        collect(place)
      }
      return
    case 'relate':
      setLanguage(message.language)
      order = message.order
      relate(message)
      collectGarbage()
      return
    case 'index':
      writer = createShardWriter(analyzer, message.facets, cache!.language, overflow)
      return
    case 'posts':
      for (const { rank, post, version } of message.posts) {
        writer!.addChunks(post, cache!.read(order[rank]!), version)
      }
      return
    case 'pieces':
      makePieces()
  }
})
