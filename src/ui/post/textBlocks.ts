/** A run of text between the edges of blocks, and the text nodes that it is made of. */
export interface TextBlock {
  readonly text: string
  /** In order, each with the position in `text` where it begins. */
  readonly pieces: readonly { readonly node: Text; readonly start: number }[]
}

/** Elements at whose edges a run of text ends; `sanitizeHtml` lets no others through. */
const blockTags = new Set(
  (
    'address blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p ' +
    'pre summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)

/** Players, and the links in place of what is not loaded: what stands there is not the post's. */
const foreign = 'audio, video, .held'

/**
 * Takes the text of elements apart into blocks, as it stands in the page. A line break inside a
 * block parts words but not the block. White space is left as it is, so that every position in a
 * block is one in a text node.
 *
 * @returns in the order of the document, without blocks of white space only
 */
export function readTextBlocks(roots: Iterable<Element>): readonly TextBlock[] {
  const blocks: TextBlock[] = []
  let text = ''
  let pieces: { node: Text; start: number }[] = []

  function finish(): void {
    if (text.trim() !== '') blocks.push({ text, pieces })
    text = ''
    pieces = []
  }

  function read(node: Node): void {
    if (node instanceof Text) {
      pieces.push({ node, start: text.length })
      text += node.data
    }
    if (!(node instanceof Element)) return
    const isForeign = node.matches(foreign)
    const isBlock = isForeign || blockTags.has(node.localName)
    if (node.localName === 'br') text += '\n'
    if (isBlock) finish()
    if (!isForeign) for (const child of node.childNodes) read(child)
    if (isBlock) finish()
  }

  for (const root of roots) {
    read(root)
    finish()
  }
  return blocks
}

/** The part of a block from one position to another, where it stands in the page. */
export function rangeIn({ pieces }: TextBlock, start: number, end: number): Range {
  const first = pieces.findLast((piece) => piece.start <= start) ?? pieces[0]!
  const last = pieces.findLast((piece) => piece.start < end) ?? first
  const range = document.createRange()
  range.setStart(first.node, within(first.node, start - first.start))
  range.setEnd(last.node, within(last.node, end - last.start))
  return range
}

/** Translators and the like change text under our hands. */
function within({ length }: Text, offset: number): number {
  return Math.max(0, Math.min(offset, length))
}
