/**
 * A 64-bit FNV-1a checksum of text (its UTF-16 code units) or bytes, as 16 hex digits.
 *
 * It notices change and damage; it does not withstand an attacker. The platform's SHA-256 exists
 * only in secure contexts, and a reader on plain http has to work too.
 */
export function checksum(data: string | Uint8Array): string {
  let high = 0xcbf29ce4
  let low = 0x84222325
  const isText = typeof data === 'string'
  for (let i = 0; i < data.length; i++) {
    low ^= isText ? data.charCodeAt(i) : data[i]!
    // 64-bit multiplication by the FNV prime 0x100000001b3, in two halves: (h·2³² + l) · (2⁴⁰ + 435)
    const lowProduct = (low >>> 0) * 0x1b3
    const carry = Math.floor(lowProduct / 0x1_0000_0000)
    high = (Math.imul(high, 0x1b3) + (low << 8) + carry) | 0
    low = lowProduct | 0
  }
  return hex(high) + hex(low)
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0')
}
