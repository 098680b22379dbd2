import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Writes a file of a site unless it is there already, byte for byte.
 *
 * @param path  under the folder
 * @returns whether it had to be written
 */
export function putFile(folder: string, path: string, content: string | Uint8Array): boolean {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const target = join(folder, path)
  const found = statSync(target, { throwIfNoEntry: false })
  if (found?.size === bytes.length && readFileSync(target).equals(bytes)) return false
  if (!found) mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, bytes)
  return true
}

/** The same with the content of another file, of which never much is in memory. */
export function putCopy(folder: string, path: string, source: string): boolean {
  const target = join(folder, path)
  const found = statSync(target, { throwIfNoEntry: false })
  if (found?.size === statSync(source).size && haveSameBytes(target, source)) return false
  if (!found) mkdirSync(dirname(target), { recursive: true })
  copyFileSync(source, target)
  return true
}

const blockBytes = 1024 * 1024

/** @param a  of the same length as the other */
function haveSameBytes(a: string, b: string): boolean {
  const [first, second] = [openSync(a, 'r'), openSync(b, 'r')]
  try {
    const blocks = [Buffer.allocUnsafe(blockBytes), Buffer.allocUnsafe(blockBytes)] as const
    for (;;) {
      const count = readSync(first, blocks[0])
      if (readSync(second, blocks[1]) !== count) return false
      if (count === 0) return true
      if (!blocks[0].subarray(0, count).equals(blocks[1].subarray(0, count))) return false
    }
  } finally {
    closeSync(first)
    closeSync(second)
  }
}
