import { describe, expect, it } from 'vitest'
import { createFeedDecoder } from '../../src/feed/decodeBytes.ts'

function decode(bytes: Uint8Array, contentType: string | null = null, size = bytes.length): string {
  const decoder = createFeedDecoder(contentType)
  let text = ''
  for (let at = 0; at < bytes.length; at += size)
    text += decoder.decode(bytes.subarray(at, at + size))
  return text + decoder.end()
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.codePointAt(0)!)
}

function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let at = 0; at < text.length; at++) {
    view.setUint16(at * 2, text.charCodeAt(at), !isBigEndian)
  }
  return new Uint8Array(view.buffer)
}

const json = '{"title":"Fähre nach Föhr"}'
const rss = '<rss><channel><title>Fähre</title></channel></rss>'

describe('the encoding of a document', () => {
  it.each<[string, Uint8Array, string | null, string]>([
    ['UTF-8', new TextEncoder().encode(json), null, json],
    ['UTF-8 behind its mark', new TextEncoder().encode(`\ufeff${json}`), null, json],
    ['UTF-16, little end first, behind its mark', utf16(`\ufeff${json}`, false), null, json],
    ['UTF-16, big end first, behind its mark', utf16(`\ufeff${json}`, true), null, json],
    ['UTF-16, little end first, without mark', utf16(json, false), null, json],
    ['UTF-16, big end first, without mark', utf16(json, true), null, json],
    [
      'what an XML declaration names',
      latin1(`<?xml version="1.0" encoding="ISO-8859-1"?>${rss}`),
      'text/xml; charset=utf-8',
      `<?xml version="1.0" encoding="ISO-8859-1"?>${rss}`,
    ],
    [
      'a mark rather than what the declaration names',
      new TextEncoder().encode(`\ufeff<?xml version="1.0" encoding="latin1"?>${rss}`),
      null,
      `<?xml version="1.0" encoding="latin1"?>${rss}`,
    ],
    [
      'UTF-16 in which a declaration says UTF-8',
      utf16(`\ufeff<?xml version="1.0" encoding="utf-8"?>${rss}`, false),
      null,
      `<?xml version="1.0" encoding="utf-8"?>${rss}`,
    ],
    [
      'UTF-8 where a declaration in single bytes says UTF-16',
      new TextEncoder().encode(`<?xml version="1.0" encoding="utf-16"?>${rss}`),
      null,
      `<?xml version="1.0" encoding="utf-16"?>${rss}`,
    ],
    [
      'that of the content type for XML that names none',
      latin1(rss),
      'text/xml; charset="windows-1252"',
      rss,
    ],
    [
      'UTF-8 for JSON, whatever the content type says',
      new TextEncoder().encode(json),
      'text/html; charset=iso-8859-1',
      json,
    ],
    [
      'UTF-8 where the name is of no encoding',
      new TextEncoder().encode(`<?xml version="1.0" encoding="nonsense"?>${rss}`),
      'text/xml; charset=bogus',
      `<?xml version="1.0" encoding="nonsense"?>${rss}`,
    ],
    ['that of nothing at all', new Uint8Array(), null, ''],
  ])('is %s', (_what, bytes, contentType, text) => {
    expect(decode(bytes, contentType)).toBe(text)
  })

  it('is found however the bytes arrive, also behind the first five hundred', () => {
    const text = `<?xml version="1.0" encoding="windows-1252"?>${'<!-- Fähre -->'.repeat(90)}${rss}`
    const bytes = latin1(text)
    for (const size of [1, 2, 511, 512, 513, 4096]) expect(decode(bytes, null, size)).toBe(text)
  })
})
