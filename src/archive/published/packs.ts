import { createByteReader } from '../../search/shards/ByteReader.ts'
import { createByteWriter } from '../../search/shards/ByteWriter.ts'

/** A published file, as it lies at the publisher's. */
export interface PackedFile {
  /** As in an address, under the base of the site. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** Several files as one. */
export function writePack(files: readonly PackedFile[]): Uint8Array {
  const out = createByteWriter(files.reduce((sum, { bytes }) => sum + bytes.length + 64, 0))
  for (const { path, bytes } of files) {
    out.text(path)
    out.block(bytes)
  }
  return out.finish()
}

/** @throws when it is cut off */
export function readPack(pack: Uint8Array): readonly PackedFile[] {
  const from = createByteReader(pack)
  const files: PackedFile[] = []
  // Copies: a part of a buffer would be kept with all the rest of it.
  while (!from.isAtEnd) files.push({ path: from.text(), bytes: from.block().slice() })
  return files
}

/** Bytes as they were before they were compressed for publishing. */
export async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  const { body } = new Response(bytes as Uint8Array<ArrayBuffer>)
  const stream = body!.pipeThrough(new DecompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
