/** Takes in bytes that are read again later, so that they need not be in memory until then. */
export interface ByteStore {
  /** Puts bytes behind those that came before. @returns where they stand */
  append(bytes: Uint8Array): number
  /** What stands there, which nobody else changes. */
  read(start: number, length: number): Uint8Array
}

/** For what there is little of: it stays in memory. */
export function createMemoryStore(): ByteStore {
  let bytes = new Uint8Array(1 << 16)
  let end = 0
  return {
    append: (added) => {
      if (end + added.length > bytes.length) {
        const larger = new Uint8Array(2 * (end + added.length))
        larger.set(bytes)
        bytes = larger
      }
      bytes.set(added, end)
      end += added.length
      return end - added.length
    },
    read: (start, length) => bytes.slice(start, start + length),
  }
}
