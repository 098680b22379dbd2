import { highlightMatches } from './highlightMatches.ts'
import { markMatches } from './markMatches.ts'
import type { Painting } from './Painting.ts'

/** Shows matches in the text by the best means that the browser has. */
export function paintMatches(ranges: readonly Range[]): Painting {
  return 'highlights' in CSS ? highlightMatches(ranges) : markMatches(ranges)
}
