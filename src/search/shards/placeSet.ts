import type { ByteReader } from './ByteReader.ts'
import type { ByteWriter } from './ByteWriter.ts'

/** Places in order, as the gaps between them or as bits, whichever is shorter. */
export function writePlaces(out: ByteWriter, places: ArrayLike<number>): void {
  let gapBytes = 0
  let before = -1
  for (let at = 0; at < places.length; at++) {
    gapBytes += byteCount(places[at]! - before - 1)
    before = places[at]!
  }
  out.number(places.length)
  const isBits = gapBytes > (before >> 3) + 1
  out.number(Number(isBits))
  if (isBits) {
    const bits = new Uint8Array((before >> 3) + 1)
    for (let at = 0; at < places.length; at++) bits[places[at]! >> 3]! |= 1 << (places[at]! & 7)
    out.block(bits)
    return
  }
  before = -1
  for (let at = 0; at < places.length; at++) {
    out.number(places[at]! - before - 1)
    before = places[at]!
  }
}

/** Of a number as it is written. */
function byteCount(value: number): number {
  let count = 1
  for (let left = value; left > 0x7f; left >>>= 7) count++
  return count
}

export function readPlaces(from: ByteReader): Int32Array {
  const places = new Int32Array(from.number())
  if (from.number() === 0) {
    let before = -1
    for (let at = 0; at < places.length; at++) places[at] = before += from.number() + 1
    return places
  }
  let at = 0
  for (const [byte, bits] of from.block().entries()) {
    for (let bit = 0; bit < 8; bit++) if (bits & (1 << bit)) places[at++] = byte * 8 + bit
  }
  return places
}
