import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { feedLimits } from '../../../src/model/feedLimits.ts'
import { CommandError } from '../../../src/publish/CommandError.ts'
import type { FeedFile, Format } from './Format.ts'
import { createPublication } from '../publication/Publication.ts'

/** A document on this machine's disk. */
export interface WrittenFile extends Omit<FeedFile, 'text'> {
  readonly path: string
  readonly bytes: number
}

/** A publication in one format, on this machine's disk. */
export interface WrittenFeed {
  readonly files: readonly WrittenFile[]
  readonly bytes: number
  /** On average. */
  readonly wordsPerPost: number
  remove(): Promise<void>
}

export const usualWordsPerPost = 350
const fewestWordsPerPost = 20
/** Not all that the reader reads: the figures are those of a reading that comes to its end. */
const mostBytes = 0.95 * feedLimits.bytes

/**
 * Writes a publication into a folder of its own. Where it would be more than a reader reads of one
 * feed, its posts are made shorter.
 *
 * @throws {CommandError} when there are too many posts even for that
 */
export async function writeFeed(format: Format, postCount: number): Promise<WrittenFeed> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-feed-'))
  const remove = () => rm(folder, { recursive: true })
  for (let wordsPerPost = usualWordsPerPost; wordsPerPost >= fewestWordsPerPost;) {
    const publication = createPublication({ postCount, wordsPerPost })
    const files = await writeFiles(format.files(publication), folder)
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
    if (bytes <= mostBytes) return { files, bytes, wordsPerPost, remove }
    wordsPerPost = Math.floor(0.9 * wordsPerPost)
  }
  await remove()
  throw new CommandError(`${postCount} posts are more than can be read as ${format.label}.`)
}

async function writeFiles(files: Iterable<FeedFile>, folder: string): Promise<WrittenFile[]> {
  const written: WrittenFile[] = []
  for (const { text, ...file } of files) {
    const path = join(folder, `${written.length}`)
    const stream = createWriteStream(path)
    await pipeline(Readable.from(text), stream)
    written.push({ ...file, path, bytes: stream.bytesWritten })
  }
  return written
}
