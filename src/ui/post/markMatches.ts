import { foundNames, type PaintedNames, type Painting } from './Painting.ts'

/** A part of one text node that belongs to a match. */
interface Segment {
  readonly node: Text
  readonly start: number
  readonly end: number
  readonly match: number
}

/** Wraps matches in `<mark>`, for browsers without the CSS Custom Highlight API. */
export function markMatches(
  ranges: readonly Range[],
  { all, current }: PaintedNames = foundNames,
): Painting {
  const segments = ranges.flatMap((range, match) => segmentsOf(range, match))
  const marks = ranges.map((): HTMLElement[] => [])
  const undo = [...Map.groupBy(segments, ({ node }) => node)].map(([node, ofNode]) =>
    wrap(node, ofNode, { marks, className: all }),
  )
  let shown: readonly HTMLElement[] = []
  return {
    count: ranges.length,
    startOf: (position) => marks[position]?.[0] ?? ranges[position]!.startContainer,
    boxOf: (position) => marks[position]?.[0]?.getBoundingClientRect() ?? new DOMRect(),
    setCurrent(position) {
      for (const mark of shown) mark.classList.remove(current)
      shown = marks[position] ?? []
      for (const mark of shown) mark.classList.add(current)
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

interface Marks {
  /** Those of each match; the new ones are added. */
  readonly marks: HTMLElement[][]
  readonly className: string
}

/**
 * Puts the parts of a text node in its place, some of them in marks. Where matches overlap, what they
 * share is one mark of all of them.
 *
 * @returns puts the node itself back: whoever knew it finds it where it was
 */
function wrap(node: Text, segments: readonly Segment[], { marks, className }: Marks): () => void {
  const edges = segments.flatMap(({ start, end }) => [start, end])
  const cuts = [...new Set([0, ...edges, node.length])].toSorted((a, b) => a - b)
  const parts = cuts.slice(1).map((end, before): ChildNode => {
    const start = cuts[before]!
    const data = node.data.slice(start, end)
    const covering = segments.filter((segment) => segment.start <= start && segment.end >= end)
    if (covering.length === 0) return document.createTextNode(data)
    const mark = document.createElement('mark')
    mark.className = className
    mark.textContent = data
    for (const { match } of covering) marks[match]!.push(mark)
    return mark
  })
  node.replaceWith(...parts)
  return () => {
    const [first, ...others] = parts
    first!.replaceWith(node)
    for (const part of others) part.remove()
  }
}
