/** Two notes of one thing as one: nothing of either is lost, and what both say is said once. */
export function joinTexts(mine: string, theirs: string): string {
  if (mine.includes(theirs)) return mine
  return theirs.includes(mine) ? theirs : `${mine}\n\n${theirs}`
}
