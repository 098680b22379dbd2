import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ByteStore } from '../../search/index/ByteStore.ts'

/** A file that is gone when it is closed, or when the process ends in whatever way. */
export interface TemporaryFile extends ByteStore {
  /** By which any thread of this process can read it. */
  readonly descriptor: number
  /** From now on others can read what was appended. */
  readonly flush: () => void
  readonly close: () => void
}

/** As much is written at once. */
const blockBytes = 256 * 1024

/** @param kind  of what is in it: part of its name, where it has one for a while */
export function createTemporaryFile(kind: string): TemporaryFile {
  const folder = mkdtempSync(join(tmpdir(), `lectern-${kind}-${process.pid}-`))
  const file = openSync(join(folder, kind), 'w+')
  // What is open needs no name. Windows takes away only what is closed.
  const isNameless = tryToRemove(folder)
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  let end = 0

  function flush(): void {
    if (waitingBytes === 0) return
    const bytes = Buffer.concat(waiting)
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
    waiting = []
    waitingBytes = 0
  }

  return {
    descriptor: file,
    append: (bytes) => {
      const start = end
      waiting.push(bytes)
      waitingBytes += bytes.length
      end += bytes.length
      if (waitingBytes >= blockBytes) flush()
      return start
    },
    read: (start, length) => {
      flush()
      return readPart(file, start, length)
    },
    flush,
    close: () => {
      closeSync(file)
      if (!isNameless) rmSync(folder, { recursive: true })
    },
  }
}

/** @throws when the file ends before */
export function readPart(file: number, start: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  for (let got = 0; got < length;) {
    const count = readSync(file, bytes, got, length - got, start + got)
    if (count === 0) throw new Error(`publish: a temporary file ends before ${start + length}`)
    got += count
  }
  return bytes
}

function tryToRemove(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true })
    return true
  } catch (error) {
    if (['EBUSY', 'ENOTEMPTY', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) {
      return false
    }
    throw error
  }
}
