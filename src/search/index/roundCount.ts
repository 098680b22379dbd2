/**
 * A number of posts, rounded down to a power of two: near enough for how rare a term is. What is made
 * of it stays as it was when one of many posts changes, and so do the files that it is published in.
 */
export function roundCount(count: number): number {
  return count < 1 ? 0 : 2 ** (31 - Math.clz32(count))
}

/**
 * A number as near as its five leading bits tell: within a thirtieth. For the same reason, where more
 * depends on it.
 */
export function roundFinely(value: number): number {
  const step = 2 ** Math.max(0, 27 - Math.clz32(value))
  return step === 1 ? value : Math.round(value / step) * step
}
