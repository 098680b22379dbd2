import { highlightMatches } from './highlightMatches.ts'
import { markMatches } from './markMatches.ts'
import { foundNames, type PaintedNames, type Painting } from './Painting.ts'

/** Shows matches in the text by the best means that the browser has. */
export function paintMatches(ranges: readonly Range[], names: PaintedNames = foundNames): Painting {
  return paintsOverText() ? highlightMatches(ranges, names) : markMatches(ranges, names)
}

/** Elsewhere elements are put into the text, and two kinds of them would get into each other's way. */
export function paintsOverText(): boolean {
  return 'highlights' in CSS
}
