/** Something taken away on this visit keeps its place, so that it can be brought back from there. */
export interface Removed<Item> {
  readonly item: Item
  readonly position: number
}

/** The rows of a list: what is there, and what was removed in between. */
export function withRemoved<Item extends { readonly id: string }>(
  items: readonly Item[],
  removed: readonly Removed<Item>[],
): ({ readonly item: Item } | Removed<Item>)[] {
  const gone = new Set(removed.map(({ item }) => item.id))
  const rows: ({ readonly item: Item } | Removed<Item>)[] = items
    .filter(({ id }) => !gone.has(id))
    .map((item) => ({ item }))
  for (const entry of removed.toSorted((a, b) => a.position - b.position)) {
    rows.splice(entry.position, 0, entry)
  }
  return rows
}
