/** Matches that are shown in a text, without what it says being changed. */
export interface Painting {
  readonly count: number
  /** Where a match begins. @param position  of the match, from 0 */
  startOf(position: number): Node
  /** Where a match stands on the screen now. */
  boxOf(position: number): DOMRect
  /** Tells one match apart from the others; none where there is none at the position. */
  setCurrent(position: number): void
  /** Leaves the text as it was. */
  remove(): void
}

/** What the styles call what is painted: `base.css` what was found, `kept.css` what the reader marked. */
export interface PaintedNames {
  readonly all: string
  readonly current: string
  /** What is painted with a higher one lies above. */
  readonly priority: number
}

export const foundNames: PaintedNames = { all: 'found', current: 'found-current', priority: 2 }
export const keptNames: PaintedNames = { all: 'kept', current: 'kept-open', priority: 0 }
