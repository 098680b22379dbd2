/** How long what was removed can be brought back. */
const undoDays = 30

/** @param deletedAt  ISO 8601 */
export function isLongAgo(deletedAt: string): boolean {
  return deletedAt < new Date(Date.now() - undoDays * 24 * 60 * 60 * 1000).toISOString()
}
