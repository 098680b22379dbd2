import { analyzerId } from '../../search/analysis/analyzerId.ts'
import { answerWhenLoaded } from '../../search/shards/answerWhenLoaded.ts'
import type { ShardCorpus } from '../../search/shards/createShardCorpus.ts'
import { createPieceShelf, type PieceShelf } from '../../search/shards/PieceShelf.ts'
import { createShardLocator } from '../../search/shards/ShardDirectory.ts'
import { shardsVersion } from '../../search/shards/ShardHead.ts'
import { loadCode } from './loadCode.ts'
import { inflate } from './packs.ts'
import { isBinary, pathOf, settle, siteRoot, type PublishedHead } from './publishedFiles.ts'
import type { Questions } from './questions.ts'

/** Where published files are to be had: the device, the network. */
export type GetFile = (path: string) => Promise<Uint8Array>

/** What can be asked of a build, and its posts. */
interface Opened {
  readonly questions: Questions
  readonly corpus: ShardCorpus
}

/** One build, as far as it has been fetched. */
export interface Build {
  readonly head: PublishedHead
  /** Fetches what searches it, the first time. @throws {FeedFetchError} when that cannot be had */
  open(): Promise<Opened>
  /** Answers from pieces that are at hand and those that are fetched for it. */
  answer<Answer>(question: () => Answer, signal?: AbortSignal): Promise<Answer>
  /** A piece that is JSON and no part of the index. */
  read(name: string): Promise<unknown>
}

/**
 * @param base  address of the site, absolute
 * @throws when the files are of another version or another analyzer
 */
export function openBuild(head: PublishedHead, getFile: GetFile, base: string): Build {
  const { version, analyzer } = head.index
  if (version !== shardsVersion || analyzer !== analyzerId(head.language))
    throw new Error(`archive: pieces of version ${version} and analyzer ${analyzer}`)
  const shelf: PieceShelf = createPieceShelf()
  const locator = createShardLocator(head.index.shards, shelf)
  let opened: Promise<Opened> | undefined

  /** What is on its way, so that two questions do not fetch it twice. */
  const coming = new Map<string, Promise<Uint8Array>>()

  async function open(): Promise<Opened> {
    const { questions, openCorpus } = await loadCode(() => import('./questions.ts'), base)
    return { questions, corpus: openCorpus(head, shelf, locator) }
  }

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
    open: () => {
      opened ??= open().catch((error: unknown) => {
        // The next question tries again.
        opened = undefined
        throw error
      })
      return opened
    },
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
