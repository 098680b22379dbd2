import { asUntrustedHtml, type UntrustedHtml } from '../../model/UntrustedHtml.ts'

/** Plain text as HTML: markup in it is escaped, blank lines part paragraphs, line breaks are kept. */
export function textToHtml(text: string): UntrustedHtml {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  const paragraphs = escaped
    .split(/\r?\n[ \t]*\r?\n\s*/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${paragraph.trim().replace(/\r?\n/g, '<br>')}</p>`)
  return asUntrustedHtml(paragraphs.join('\n'))
}
