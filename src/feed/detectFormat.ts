/** What the first characters of a document say it is, whatever its content type claims. */
export type DetectedFormat = 'json' | 'other-json' | 'xml-feed' | 'web-page' | 'unknown'

/** @param start  the first characters of the document, a few hundred at least where it has them */
export function detectFormat(start: string): DetectedFormat {
  const text = start.trimStart()
  if (text.startsWith('{')) return 'json'
  // A list (WordPress answers with one), `null`, a number or a text: JSON, but never a feed.
  if (/^(?:\[|"|-?\d|(?:null|true|false)\s*$)/.test(text)) return 'other-json'
  if (!text.startsWith('<')) return 'unknown'
  return /<(rss|feed|rdf:RDF)[\s>]/i.test(text) ? 'xml-feed' : 'web-page'
}
