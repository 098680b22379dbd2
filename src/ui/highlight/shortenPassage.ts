const shownLength = 60

/** The beginning of a passage, to name it by. */
export function shortenPassage(passage: string): string {
  if (passage.length <= shownLength) return passage
  const end = passage.lastIndexOf(' ', shownLength)
  return `${passage.slice(0, end > 0 ? end : shownLength)}…`
}
