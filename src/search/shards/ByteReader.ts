/** Reads what a `ByteWriter` wrote, in the same order. */
export interface ByteReader {
  readonly isAtEnd: boolean
  number(): number
  text(): string
  block(): Uint8Array
  /** All that is left. */
  rest(): Uint8Array
}

const decoder = new TextDecoder()

export function createByteReader(bytes: Uint8Array): ByteReader {
  let at = 0

  function number(): number {
    let value = 0
    let factor = 1
    for (;;) {
      const byte = bytes[at++]
      if (byte === undefined) throw new Error('search: a piece of the index is cut off')
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
      factor *= 0x80
    }
  }

  function block(): Uint8Array {
    const length = number()
    at += length
    if (at > bytes.length) throw new Error('search: a piece of the index is cut off')
    return bytes.subarray(at - length, at)
  }

  return {
    get isAtEnd() {
      return at >= bytes.length
    },
    number,
    block,
    text: () => decoder.decode(block()),
    rest: () => bytes.subarray(at),
  }
}
