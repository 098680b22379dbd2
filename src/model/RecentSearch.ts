/** Words that the reader has searched for. */
export interface RecentSearch {
  /** As typed when they were last used. */
  readonly words: string
  /** ISO 8601. */
  readonly usedAt: string
}
