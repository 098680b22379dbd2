import type { ByteReader } from './ByteReader.ts'
import type { ByteWriter } from './ByteWriter.ts'

/** A text as how much of the one before it begins with, and the rest. */
export function writeAfter(out: ByteWriter, before: string, text: string): void {
  const shared = sharedLength(before, text)
  out.number(shared)
  out.text(text.slice(shared))
}

export function readAfter(from: ByteReader, before: string): string {
  return before.slice(0, from.number()) + from.text()
}

/** The shortest beginning of a text that comes after another text. */
export function shortestAfter(before: string, text: string): string {
  const shared = sharedLength(before, text)
  return text.slice(0, shared) + String.fromCodePoint(text.codePointAt(shared)!)
}

/** Letters of two units are not cut in two. */
function sharedLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  const isCut = length > 0 && /[\ud800-\udbff]/.test(a[length - 1]!)
  return isCut ? length - 1 : length
}
