import type { TextAnchor } from './textAnchor.ts'

/** How far the reader has come in a post. */
export interface ReadingPlace {
  /** The post's id. */
  readonly id: string
  /** The first sentence in sight. */
  readonly sentence: TextAnchor
  /** How much of the text has been in sight: 0 to 1. */
  readonly share: number
  /** ISO 8601. */
  readonly readAt: string
}

/** Whose first sentence in sight lies before this is still at the beginning. */
const begunShare = 0.05
/** From here on it has been read to its end: what follows is a last line or a footnote. */
const finishedShare = 0.97

export function isBegun(place: ReadingPlace): boolean {
  return place.sentence.share >= begunShare && !isFinished(place)
}

export function isFinished({ share }: ReadingPlace): boolean {
  return share >= finishedShare
}
