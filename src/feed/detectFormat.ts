/** What the first characters of a document say it is, whatever its content type claims. */
export type DetectedFormat =
  'json-feed' | 'wordpress-index' | 'json-list' | 'other-json' | 'xml' | 'web-page' | 'unknown'

/** @param start  the first characters of the document, about a thousand where it has them */
export function detectFormat(start: string): DetectedFormat {
  const text = start.replace(/^\ufeff/, '').trimStart()
  if (text.startsWith('{')) return isWordPressIndex(text) ? 'wordpress-index' : 'json-feed'
  if (text.startsWith('[')) return 'json-list'
  // `null`, a number or a text: JSON, but never a feed.
  if (/^(?:"|-?\d|(?:null|true|false)\s*$)/.test(text)) return 'other-json'
  return text.startsWith('<') ? detectMarkup(text) : 'unknown'
}

/** The root of a WordPress API says early on which parts it has and in which time zone it lives. */
function isWordPressIndex(text: string): boolean {
  return /"(?:namespaces|gmt_offset)"\s*:/.test(text) && !/"items"\s*:\s*\[/.test(text)
}

function detectMarkup(text: string): DetectedFormat {
  const isXml = /^<\?xml\b/i.test(text)
  const rest = text
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<\?[\s\S]*?(?:\?>|$)/g, '')
    .trimStart()
  if (/^<!doctype\s+html/i.test(rest)) return 'web-page'
  const root = /^(?:<!doctype[^>[]*(?:\[[\s\S]*?\]\s*)?>\s*)?<([\w.:-]+)/i.exec(rest)?.[1]
  if (root) return /(?:^|:)(?:rss|feed|rdf)$/i.test(root) ? 'xml' : isHtml(root, isXml)
  // The root stands further down, behind a long comment or the declarations of a document type.
  return isXml || /^<!doctype/i.test(rest) ? 'xml' : 'web-page'
}

function isHtml(root: string, isXml: boolean): DetectedFormat {
  return isXml && !/(?:^|:)html$/i.test(root) ? 'xml' : 'web-page'
}
