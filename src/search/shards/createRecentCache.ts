/** Keeps what was asked for last, as far as it fits. */
export interface RecentCache<Value> {
  get(key: string, make: () => Value): Value
}

/** @param capacity  of all values together, in what `sizeOf` counts */
export function createRecentCache<Value>(
  capacity: number,
  sizeOf: (value: Value) => number,
): RecentCache<Value> {
  const values = new Map<string, Value>()
  let size = 0
  return {
    get: (key, make) => {
      const known = values.get(key)
      const value = known ?? make()
      values.delete(key)
      values.set(key, value)
      if (known === undefined) size += sizeOf(value)
      for (const [oldest, old] of values) {
        if (size <= capacity || oldest === key) break
        values.delete(oldest)
        size -= sizeOf(old)
      }
      return value
    },
  }
}
