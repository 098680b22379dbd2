import type { AtomFeed } from 'feedsmith'
import { asUntrustedHtml, type UntrustedHtml } from '../../model/UntrustedHtml.ts'
import { htmlToText } from '../html/htmlToText.ts'
import { textToHtml } from '../html/textToHtml.ts'

type Construct = AtomFeed.Text | AtomFeed.Content

/** A title, subtitle or summary as plain text on one line, by the type it says it has. */
export function constructToText(construct: Construct | undefined): string | undefined {
  if (kindOf(construct) !== 'text') return htmlToText(construct?.value)
  return construct?.value?.replace(/\s+/g, ' ').trim() || undefined
}

/** A content or summary as HTML; none where it is of a kind that is not read, such as a picture. */
export function constructToHtml(construct: Construct | undefined): UntrustedHtml | undefined {
  const { value } = construct ?? {}
  if (!value) return undefined
  switch (kindOf(construct)) {
    case 'html':
      return asUntrustedHtml(value)
    case 'xhtml':
      return asUntrustedHtml(withEndTags(value))
    case 'text':
      return textToHtml(value)
    case 'other':
      return undefined
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.3 */
function kindOf(construct: Construct | undefined): 'html' | 'xhtml' | 'text' | 'other' {
  const type = construct?.type?.toLowerCase() ?? 'text'
  if (type === 'html' || type.startsWith('text/html')) return 'html'
  if (type === 'xhtml' || type === 'application/xhtml+xml') return 'xhtml'
  return type === 'text' || type.startsWith('text/') ? 'text' : 'other'
}

const emptyElement = /<(\w+)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/>/g
const voidElements = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
)

/** HTML takes `<a id="x"/>` for a start tag: everything behind it would become the link. */
function withEndTags(xhtml: string): string {
  return xhtml.replace(emptyElement, (tag, name: string, attributes: string) =>
    voidElements.has(name.toLowerCase()) ? tag : `<${name}${attributes}></${name}>`,
  )
}
