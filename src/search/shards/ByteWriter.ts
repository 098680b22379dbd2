/** Bytes that grow while they are written. Numbers are whole, from 0, and short where they are small. */
export interface ByteWriter {
  readonly length: number
  number(value: number): void
  text(text: string): void
  /** Bytes with how many they are before them. */
  block(bytes: Uint8Array): void
  raw(bytes: Uint8Array): void
  /** A copy of everything written. */
  finish(): Uint8Array
  /** Begins anew, in the room that it has. */
  clear(): void
}

const encoder = new TextEncoder()

export function createByteWriter(capacity = 64): ByteWriter {
  let bytes = new Uint8Array(capacity)
  let length = 0

  function reserve(count: number): void {
    if (length + count <= bytes.length) return
    const grown = new Uint8Array(Math.max(length + count, Math.ceil(bytes.length * 1.6)))
    grown.set(bytes.subarray(0, length))
    bytes = grown
  }

  function number(value: number): void {
    reserve(6)
    let left = value
    while (left > 0x7f) {
      bytes[length++] = (left & 0x7f) | 0x80
      left = Math.floor(left / 0x80)
    }
    bytes[length++] = left
  }

  function raw(added: Uint8Array): void {
    reserve(added.length)
    bytes.set(added, length)
    length += added.length
  }

  function block(added: Uint8Array): void {
    number(added.length)
    raw(added)
  }

  /** Most texts are short and have plain letters only: for these the encoder's call is the most of it. */
  function text(value: string): void {
    const start = length
    reserve(value.length + 1)
    if (value.length < 0x80) {
      bytes[length++] = value.length
      for (let at = 0; at < value.length; at++) {
        const code = value.charCodeAt(at)
        if (code >= 0x80) {
          length = start
          break
        }
        bytes[length++] = code
      }
      if (length > start) return
    }
    block(encoder.encode(value))
  }

  return {
    get length() {
      return length
    },
    number,
    raw,
    block,
    text,
    finish: () => bytes.slice(0, length),
    clear: () => {
      length = 0
    },
  }
}
