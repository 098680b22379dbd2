import { asUntrustedHtml, type UntrustedHtml } from '../../model/UntrustedHtml.ts'
import { htmlToText } from '../html/htmlToText.ts'

export interface DescribedBody {
  readonly html: UntrustedHtml
  readonly isExcerpt: boolean
  readonly summary: string | undefined
}

/**
 * RSS and RDF have one field for two things: beside the full text a description is a summary,
 * alone it is the text, whole or only its beginning.
 */
export function adaptDescription(
  content: string | undefined,
  description: string | undefined,
): DescribedBody {
  const text = htmlToText(description)
  if (content) {
    const isRepeated = description === content
    return {
      html: asUntrustedHtml(content),
      isExcerpt: false,
      summary: isRepeated ? undefined : tidySummary(text),
    }
  }
  const html = asUntrustedHtml(description ?? '')
  const isExcerpt = looksLikeExcerpt(html, text ?? '')
  return { html, isExcerpt, summary: isExcerpt ? tidySummary(text) : undefined }
}

const excerptEnd = /(…|\.\.\.|\[\s*(…|\.{3})\s*\]|(read more|continue reading)\W*)$/i
const blockMarkup = /<(p|div|ul|ol|dl|table|blockquote|pre|figure|section|article|h[1-6])[\s/>]/i
const fewWords = 100

function looksLikeExcerpt(html: string, text: string): boolean {
  if (excerptEnd.test(withoutOrigin(text))) return true
  return !blockMarkup.test(html) && text.split(' ').length < fewWords
}

/** What publishing systems add to a summary, and what of it is only the sign of a cut. */
function tidySummary(text: string | undefined): string | undefined {
  if (!text) return undefined
  const tidy = withoutOrigin(text)
    .replace(/\s*\b(read more|continue reading)\W*$/i, '')
    .replace(/\s*\[\s*(…|\.{3})\s*\]$/, '')
  return tidy.trim() || undefined
}

/** "The post Title appeared first on Site." ends each description of WordPress. */
function withoutOrigin(text: string): string {
  const start = text.lastIndexOf('The post ')
  const isOrigin = start !== -1 && / appeared first on .+\.?$/.test(text.slice(start))
  return isOrigin ? text.slice(0, start).trim() : text
}
