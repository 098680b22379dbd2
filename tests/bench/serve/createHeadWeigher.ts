/** Says how many bytes the heads of a connection's answers take. */
export interface HeadWeigher {
  readonly weigh: (head: Readonly<Record<string, string | number>>) => number
}

/** Of a field that is written out, a letter takes about six bits. */
const sharePerLetter = 0.75
const bytesPerIndex = 1
/** Length of a frame's own head. */
const frameBytes = 9

/**
 * Node does not tell the size of a head in HTTP/2, so it is worked out as HPACK would have it: a
 * field that this connection has had before is a number in a table, any other is written out. That
 * the table forgets is left out.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7541
 */
export function createHeadWeigher(): HeadWeigher {
  const known = new Set<string>()
  return {
    weigh: (head) => {
      let bytes = frameBytes
      for (const [name, value] of Object.entries(head)) {
        const field = `${name}: ${value}`
        bytes += known.has(field) ? bytesPerIndex : 2 + Math.ceil(sharePerLetter * field.length)
        known.add(field)
      }
      return bytes
    },
  }
}
