import type { Analyzer } from '../../search/analysis/Analyzer.ts'
import { answerWhenLoaded } from '../../search/shards/answerWhenLoaded.ts'
import { createShardCorpus, type ShardCorpus } from '../../search/shards/createShardCorpus.ts'
import { createPieceShelf, type PieceShelf } from '../../search/shards/PieceShelf.ts'
import { createShardLocator } from '../../search/shards/ShardDirectory.ts'
import { inflate } from './packs.ts'
import { isBinary, pathOf, settle, siteRoot, type PublishedHead } from './publishedFiles.ts'

/** Where published files are to be had: the device, the network. */
export type GetFile = (path: string) => Promise<Uint8Array>

/** One build, as far as it has been fetched. */
export interface Build {
  readonly head: PublishedHead
  readonly corpus: ShardCorpus
  /** Answers from pieces that are at hand and those that are fetched for it. */
  answer<Answer>(question: () => Answer, signal?: AbortSignal): Promise<Answer>
  /** A piece that is JSON and no part of the index. */
  read(name: string): Promise<unknown>
}

/**
 * @param base  address of the site, absolute
 * @throws when the files are of another analyzer
 */
export function openBuild(
  head: PublishedHead,
  analyzer: Analyzer,
  getFile: GetFile,
  base: string,
): Build {
  const shelf: PieceShelf = createPieceShelf()
  const locator = createShardLocator(head.index.shards, shelf)

  /** What is on its way, so that two questions do not fetch it twice. */
  const coming = new Map<string, Promise<Uint8Array>>()

  async function getPiece(name: string): Promise<Uint8Array> {
    const bytes = await getFile(pathOf(head, locator, name))
    return isBinary(name) ? inflate(bytes) : withAddress(bytes, base)
  }

  function fetchPiece(name: string): Promise<Uint8Array> {
    const known = coming.get(name)
    if (known) return known
    const piece = getPiece(name).finally(() => coming.delete(name))
    coming.set(name, piece)
    return piece
  }

  return {
    head,
    corpus: createShardCorpus(head.index, analyzer, shelf, locator),
    answer: (question, signal) => answerWhenLoaded(question, shelf, fetchPiece, signal),
    read: async (name) => JSON.parse(decoder.decode(await fetchPiece(name))),
  }
}

const decoder = new TextDecoder()
const encoder = new TextEncoder()

/** Most pieces have no address of the site in them, and are left as they are. */
function withAddress(bytes: Uint8Array, base: string): Uint8Array {
  const text = decoder.decode(bytes)
  return text.includes(siteRoot) ? encoder.encode(settle(text, base)) : bytes
}
