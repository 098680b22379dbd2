/** Turns the bytes of one document into text as they arrive. */
export interface FeedDecoder {
  decode(bytes: Uint8Array): string
  /** What was still held back. */
  end(): string
}

/** Bytes that are looked at before the encoding is settled: an XML declaration fits in. */
const headLength = 512

/**
 * The encoding is that of the byte-order mark, else the one that the pattern of the first bytes
 * shows (UTF-16), else the one an XML declaration names, else, for XML, that of the content type.
 * Everything else is UTF-8: JSON has to be, and many servers declare another for all their files.
 *
 * @param contentType  header of the response, where there is one
 */
export function createFeedDecoder(contentType: string | null): FeedDecoder {
  let head: Uint8Array | undefined = new Uint8Array()
  let decoder: TextDecoder | undefined

  function start(bytes: Uint8Array): string {
    decoder = new TextDecoder(findEncoding(bytes, contentType))
    head = undefined
    return decoder.decode(bytes, { stream: true })
  }

  return {
    decode: (bytes) => {
      if (decoder) return decoder.decode(bytes, { stream: true })
      head = joinBytes(head!, bytes)
      return head.length < headLength ? '' : start(head)
    },
    end: () => (head ? start(head) : '') + decoder!.decode(),
  }
}

function joinBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length)
  joined.set(a)
  joined.set(b, a.length)
  return joined
}

function findEncoding(bytes: Uint8Array, contentType: string | null): string {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  // The first character of a feed is in ASCII, so half of a UTF-16 pair is zero.
  if (a === 0 && b !== 0) return 'utf-16be'
  if (a !== 0 && b === 0) return 'utf-16le'
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, headLength)).trimStart()
  if (!start.startsWith('<')) return 'utf-8'
  const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(start)?.[1]
  return (
    known(declared) ?? known(/charset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? '')?.[1]) ?? 'utf-8'
  )
}

/** @returns the label where the platform knows it; feeds name encodings that do not exist */
function known(label: string | undefined): string | undefined {
  if (!label) return undefined
  try {
    const { encoding } = new TextDecoder(label)
    // Whoever could write the declaration in single bytes did not write it in UTF-16.
    return encoding.startsWith('utf-16') ? undefined : encoding
  } catch {
    // A label that is none is no declaration.
    return undefined
  }
}
