import type { ByteReader } from './ByteReader.ts'
import { createByteWriter, type ByteWriter } from './ByteWriter.ts'

/** Places in order, as the gaps between them or as bits, whichever is shorter. */
export function writePlaces(out: ByteWriter, places: ArrayLike<number>): void {
  const gaps = createByteWriter(places.length * 2)
  let before = -1
  for (let at = 0; at < places.length; at++) {
    gaps.number(places[at]! - before - 1)
    before = places[at]!
  }
  out.number(places.length)
  const isBits = gaps.length > (before >> 3) + 1
  out.number(Number(isBits))
  if (!isBits) {
    out.raw(gaps.finish())
    return
  }
  const bits = new Uint8Array((before >> 3) + 1)
  for (let at = 0; at < places.length; at++) bits[places[at]! >> 3]! |= 1 << (places[at]! & 7)
  out.block(bits)
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
