/** Where a passage stands in what holds its text, in CSS pixels from the top of that. */
export interface BesideLine {
  /** Of the line beside which something may stand. */
  readonly top: number
  /** Below which nothing of the passage is. */
  readonly bottom: number
}

/** The end of a passage, or its beginning where the end cannot be seen. */
export function placeBeside(range: Range, holder: Element): BesideLine {
  const { top: origin } = holder.getBoundingClientRect()
  const lines = [...range.getClientRects()].filter(({ width }) => width > 0)
  const last = lines.at(-1) ?? range.getBoundingClientRect()
  const first = lines[0] ?? last
  const isEndInView = last.bottom > 0 && last.bottom < window.innerHeight
  const beside = isEndInView ? last : first
  return { top: beside.top - origin, bottom: last.bottom - origin }
}
