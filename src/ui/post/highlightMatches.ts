import type { PaintedNames, Painting } from './Painting.ts'

/** Paints over the text by the CSS Custom Highlight API: the document stays as it is. */
export function highlightMatches(
  ranges: readonly Range[],
  { all: allName, current: currentName, priority }: PaintedNames,
): Painting {
  const all = new Highlight()
  all.priority = priority
  for (const range of ranges) all.add(range)
  const current = new Highlight()
  current.priority = priority + 1
  CSS.highlights.set(allName, all)
  CSS.highlights.set(currentName, current)
  return {
    count: ranges.length,
    startOf: (position) => ranges[position]!.startContainer,
    boxOf: (position) => ranges[position]!.getBoundingClientRect(),
    setCurrent(position) {
      current.clear()
      const range = ranges[position]
      if (range) current.add(range)
    },
    remove() {
      CSS.highlights.delete(allName)
      CSS.highlights.delete(currentName)
    },
  }
}
