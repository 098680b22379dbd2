import type { Painting } from './Painting.ts'

/** A part of one text node that belongs to a match. */
interface Segment {
  readonly node: Text
  readonly start: number
  readonly end: number
  readonly match: number
}

/** As `base.css` has them. */
const allName = 'found'
const currentName = 'found-current'

/** Wraps matches in `<mark>`, for browsers without the CSS Custom Highlight API. */
export function markMatches(ranges: readonly Range[]): Painting {
  const segments = ranges.flatMap((range, match) => segmentsOf(range, match))
  const marks = ranges.map((): HTMLElement[] => [])
  const undo = [...Map.groupBy(segments, ({ node }) => node)].map(([node, ofNode]) =>
    wrap(node, ofNode, marks),
  )
  let shown: readonly HTMLElement[] = []
  return {
    count: ranges.length,
    startOf: (position) => marks[position]?.[0] ?? ranges[position]!.startContainer,
    boxOf: (position) => marks[position]?.[0]?.getBoundingClientRect() ?? new DOMRect(),
    setCurrent(position) {
      for (const mark of shown) mark.classList.remove(currentName)
      shown = marks[position] ?? []
      for (const mark of shown) mark.classList.add(currentName)
    },
    remove() {
      for (const restore of undo) restore()
    },
  }
}

/** A phrase may reach over the edges of elements, and so over several text nodes. */
function segmentsOf(range: Range, match: number): readonly Segment[] {
  const { startContainer, startOffset, endContainer, endOffset, commonAncestorContainer } = range
  const root = commonAncestorContainer
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const segments: Segment[] = []
  walker.currentNode = startContainer
  for (let node: Node | null = startContainer; node; node = walker.nextNode()) {
    const text = node as Text
    const start = node === startContainer ? startOffset : 0
    const end = node === endContainer ? endOffset : text.length
    if (end > start) segments.push({ node: text, start, end, match })
    if (node === endContainer) break
  }
  return segments
}

/**
 * Puts the parts of a text node in its place, some of them in marks.
 *
 * @param marks  those of each match; the new ones are added
 * @returns puts the node itself back: whoever knew it finds it where it was
 */
function wrap(node: Text, segments: readonly Segment[], marks: HTMLElement[][]): () => void {
  const parts: ChildNode[] = []
  let at = 0
  for (const { start, end, match } of segments) {
    if (start > at) parts.push(document.createTextNode(node.data.slice(at, start)))
    const mark = document.createElement('mark')
    mark.className = allName
    mark.textContent = node.data.slice(start, end)
    marks[match]!.push(mark)
    parts.push(mark)
    at = end
  }
  if (at < node.length) parts.push(document.createTextNode(node.data.slice(at)))
  node.replaceWith(...parts)
  return () => {
    const [first, ...others] = parts
    first!.replaceWith(node)
    for (const part of others) part.remove()
  }
}
