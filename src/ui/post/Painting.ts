/** Matches that are shown in a text, without what it says being changed. */
export interface Painting {
  readonly count: number
  /** Where a match begins. @param position  of the match, from 0 */
  startOf(position: number): Node
  /** Where a match stands on the screen now. */
  boxOf(position: number): DOMRect
  /** Tells one match apart from the others. */
  setCurrent(position: number): void
  /** Leaves the text as it was. */
  remove(): void
}
