import { Parser } from 'htmlparser2'

/** The text of a post from one heading to the next; the first may stand before any heading. */
export interface Section {
  readonly heading?: string
  /** Paragraphs separated by a line feed, white space folded. */
  readonly text: string
}

/** What of a body is text, for search, excerpts and counting; and the addresses it points to. */
export interface BodyText {
  readonly sections: readonly Section[]
  readonly words: number
  /** `href` values as written. */
  readonly links: readonly string[]
  /** `src` values of images as written. */
  readonly images: readonly string[]
}

const skipped = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'math',
  'iframe',
  'object',
  'head',
  'title',
  'select',
  'textarea',
  // What stands in them is for browsers that cannot play.
  'audio',
  'video',
])
const blocks = new Set(
  (
    'address article aside blockquote br dd details div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table td th tr ul'
  ).split(' '),
)
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

/** Reads HTML as text. It needs no DOM, and nothing of what it returns is markup. */
export function htmlToSections(html: string): BodyText {
  const sections: { heading?: string; text: string }[] = [{ text: '' }]
  const links: string[] = []
  const images: string[] = []
  let skipDepth = 0
  let heading: string | undefined

  function append(text: string): void {
    if (heading !== undefined) heading += text
    else sections.at(-1)!.text += text
  }

  function finishHeading(): void {
    const folded = foldSpace(heading ?? '')
    heading = undefined
    if (folded) sections.push({ heading: folded, text: '' })
  }

  const parser = new Parser({
    onopentag(name, attributes) {
      if (skipped.has(name)) skipDepth++
      if (skipDepth > 0) return
      if (name === 'a' && attributes['href']) links.push(attributes['href'])
      if (name === 'img' && attributes['src']) images.push(attributes['src'])
      if (headings.has(name)) {
        finishHeading()
        heading = ''
      } else if (blocks.has(name)) append('\n')
    },
    ontext(text) {
      // A line break in the source is only space; what parts paragraphs is the block elements.
      if (skipDepth === 0) append(text.replace(/\s+/g, ' '))
    },
    onclosetag(name) {
      if (skipped.has(name)) skipDepth = Math.max(0, skipDepth - 1)
      if (skipDepth > 0) return
      if (headings.has(name)) finishHeading()
      else if (blocks.has(name)) append('\n')
    },
  })
  parser.write(html)
  parser.end()

  const folded = sections
    .map((section) => ({ ...section, text: foldParagraphs(section.text) }))
    .filter((section) => section.heading !== undefined || section.text !== '')
  return { sections: folded, words: countWords(folded), links, images }
}

function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function foldParagraphs(text: string): string {
  return text
    .split('\n')
    .map(foldSpace)
    .filter((line) => line !== '')
    .join('\n')
}

function countWords(sections: readonly Section[]): number {
  return sections.reduce(
    (sum, { heading = '', text }) =>
      sum + (`${heading} ${text}`.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0),
    0,
  )
}
