import { hash } from 'node:crypto'
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Analyzer } from '../../search/analysis/Analyzer.ts'
import type { PostChunks } from '../../search/index/postChunks.ts'
import type { SavedRelations } from '../../search/related/createRelationMemory.ts'
import {
  createTextLanguage,
  saveLanguage,
  type SavedLanguage,
  type TextLanguage,
} from '../../search/index/TextLanguage.ts'

/**
 * The texts of posts, taken apart: those of this build, in a file, and those of the build before,
 * which need not be read again. What cannot be made out of the earlier ones is made anew.
 */
export interface WordCache {
  readonly language: TextLanguage
  /** What the build before has made of a text. @param textHash  of all that search reads of a post */
  find(textHash: string): PostChunks | undefined
  /** What was related to posts in the build before, by terms of the same numbers. */
  readonly relations: SavedRelations | undefined
  /** Takes in the next post of this build. */
  add(textHash: string, chunks: PostChunks): void
  /** @param number  of the post in this build, from 0 */
  read(number: number): PostChunks
  /** Writes down all that was added, for the next build; nothing more can be added. */
  save(relations: SavedRelations): void
  /** Puts what was saved in the place of what was there; without having saved gives it up. */
  close(): void
}

/** Where the texts of posts stand in the file beside it. */
interface SavedTexts {
  readonly language: SavedLanguage
  /** One hash a line. */
  readonly textHashes: string
  /** Number of the first chunk of each post, and one more at the end. */
  readonly starts: Float64Array
  /** Of what stands there. */
  readonly checks: readonly string[]
  readonly relations: SavedRelations
}

const headFile = 'head'
const chunksFile = 'chunks'
const chunkBytes = Uint32Array.BYTES_PER_ELEMENT
/** Before what the head says stands its SHA-1. */
const checkBytes = 20
/** As much is written at once. */
const blockChunks = 256 * 1024

/** @param folder  of the build before; nothing or anything may be there */
export function openWordCache(folder: string, analyzer: Analyzer): WordCache {
  const before = readSaved(folder, analyzer)
  const language = createTextLanguage(analyzer, before?.saved.language)
  const placeOf = new Map(
    before?.saved.textHashes.split('\n').map((textHash, number) => [textHash, number] as const),
  )
  const unfinished = `${folder}-${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  const file = openSync(join(unfinished, chunksFile), 'w+')
  const textHashes: string[] = []
  const checks: string[] = []
  const starts = [0]
  let waiting: PostChunks[] = []
  let waitingChunks = 0
  let isSaved = false

  function flush(): void {
    for (const chunks of waiting) {
      const bytes = bytesOf(chunks)
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
    }
    waiting = []
    waitingChunks = 0
  }

  function writeHead(relations: SavedRelations): void {
    const saved: SavedTexts = {
      language: saveLanguage(language),
      textHashes: textHashes.join('\n'),
      starts: Float64Array.from(starts),
      checks,
      relations,
    }
    const content = serialize(saved)
    const check = Buffer.from(hash('sha1', content, 'hex'), 'hex')
    writeFileSync(join(unfinished, headFile), check)
    appendFileSync(join(unfinished, headFile), content)
  }

  return {
    language,
    relations: before?.saved.relations,
    find: (textHash) => {
      const number = placeOf.get(textHash)
      if (number === undefined || !before) return undefined
      const { starts: begins, checks: expected } = before.saved
      const found = readChunks(before.file, begins[number]!, begins[number + 1]!)
      return found && checkOf(found) === expected[number] ? found : undefined
    },
    add: (textHash, chunks) => {
      textHashes.push(textHash)
      checks.push(checkOf(chunks))
      starts.push(starts.at(-1)! + chunks.length)
      waiting.push(chunks)
      waitingChunks += chunks.length
      if (waitingChunks >= blockChunks) flush()
    },
    read: (number) => {
      if (waitingChunks > 0) flush()
      const found = readChunks(file, starts[number]!, starts[number + 1]!)
      if (!found) throw new Error(`publish: the words of post ${number} are not in their file`)
      return found
    },
    save: (relations) => {
      flush()
      isSaved = tryToKeep(() => writeHead(relations))
    },
    close: () => {
      closeSync(file)
      if (before) closeSync(before.file)
      const isKept =
        isSaved &&
        tryToKeep(() => {
          rmSync(folder, { recursive: true, force: true })
          renameSync(unfinished, folder)
        })
      if (!isKept) rmSync(unfinished, { recursive: true, force: true })
    },
  }
}

/** Whoever empties the cache meanwhile, or builds the same site, must not break the build. */
function tryToKeep(keep: () => void): boolean {
  try {
    keep()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    return false
  }
}

function readSaved(
  folder: string,
  analyzer: Analyzer,
): { readonly saved: SavedTexts; readonly file: number } | undefined {
  try {
    const bytes = readFileSync(join(folder, headFile))
    const content = bytes.subarray(checkBytes)
    if (hash('sha1', content, 'hex') !== bytes.toString('hex', 0, checkBytes)) return undefined
    const saved = deserialize(content) as SavedTexts
    if (saved.language.analyzer !== analyzer.id) return undefined
    return { saved, file: openSync(join(folder, chunksFile), 'r') }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function readChunks(file: number, start: number, end: number): PostChunks | undefined {
  const chunks = new Uint32Array(end - start)
  const bytes = bytesOf(chunks)
  for (let got = 0; got < bytes.length;) {
    const count = readSync(file, bytes, got, bytes.length - got, start * chunkBytes + got)
    if (count === 0) return undefined
    got += count
  }
  return chunks
}

function bytesOf({ buffer, byteOffset, byteLength }: PostChunks): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function checkOf(chunks: PostChunks): string {
  return hash('sha1', bytesOf(chunks), 'base64url').slice(0, 8)
}
