/** When something was removed, as it stands in its record. */
export interface Removal {
  /** ISO 8601. */
  readonly deletedAt: string
  /** ISO 8601: when it was first found to be so long ago that it may go. */
  readonly outdatedSince?: string
}

/** How long what was removed can be brought back, at least. */
const undoDays = 30

/**
 * Clocks of devices jump by years, and are put right. What seems to have been removed long enough ago
 * is deleted only if it still seems so after these days.
 */
const doubtDays = 7

/**
 * Whether something that was removed may be deleted for good.
 *
 * @returns `doubted` where that is to be noted with this moment, and looked at again
 */
export function ageRemoved({ deletedAt, outdatedSince = '' }: Removal): 'kept' | 'doubted' | 'due' {
  if (deletedAt > daysAgo(undoDays)) return 'kept'
  // A look from before the removal, or from the future, was at a clock that was wrong.
  const isCredible = deletedAt < outdatedSince && outdatedSince <= daysAgo(0)
  if (!isCredible) return 'doubted'
  return outdatedSince < daysAgo(doubtDays) ? 'due' : 'kept'
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString()
}
