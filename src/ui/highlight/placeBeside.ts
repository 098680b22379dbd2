/** Where a passage stands in what holds its text, in CSS pixels from the top of that. */
export interface BesideLine {
  /** Of the line beside which something may stand. */
  readonly top: number
  /** Above which nothing of the passage is. */
  readonly start: number
  /** Below which nothing of the passage is. */
  readonly end: number
  /** There is no room below it on the screen. */
  readonly isLow: boolean
}

/** What stands beside a passage is seldom higher, in CSS pixels. */
const usualHeight = 220

/** Beside the end of a passage, or its beginning where the end cannot be seen; within the screen. */
export function placeBeside(range: Range, holder: Element): BesideLine {
  const { top: origin } = holder.getBoundingClientRect()
  const lines = [...range.getClientRects()].filter(({ width }) => width > 0)
  const first = lines[0] ?? range.getBoundingClientRect()
  const last = lines.at(-1) ?? first
  const isEndInView = last.bottom > 0 && last.bottom < window.innerHeight
  const { top } = isEndInView ? last : first
  return {
    top: Math.max(0, Math.min(top, window.innerHeight - usualHeight)) - origin,
    start: first.top - origin,
    end: last.bottom - origin,
    isLow: last.bottom > window.innerHeight - usualHeight && first.top > usualHeight,
  }
}
