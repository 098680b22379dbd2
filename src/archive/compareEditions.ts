import type { ArchiveNews } from './Archive.ts'
import type { Edition } from './Edition.ts'

/** How many posts are new, changed or gone from one edition to the next. */
export function compareEditions(before: Edition, after: Edition): ArchiveNews {
  const ids = [...after.origins.keys()]
  return {
    added: ids.filter((id) => !before.origins.has(id)).length,
    changed: ids.filter((id) => isChanged(before, after, id)).length,
    removed: [...before.origins.keys()].filter((id) => !after.origins.has(id)).length,
  }
}

function isChanged(before: Edition, after: Edition, id: string): boolean {
  const earlier = before.origins.get(id)
  return earlier !== undefined && earlier.revision !== after.origins.get(id)!.revision
}
