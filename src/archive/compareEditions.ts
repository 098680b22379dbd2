import type { ArchiveNews } from './Archive.ts'
import type { StoredEdition } from './archiveDatabase.ts'

/** How many posts are new, changed or gone from one edition to the next. */
export function compareEditions(before: StoredEdition, after: StoredEdition): ArchiveNews {
  const added = after.posts.filter(({ id }) => before.revisions[id] === undefined)
  const changed = after.posts.filter(
    ({ id }) => before.revisions[id] !== undefined && before.revisions[id] !== after.revisions[id],
  )
  const removed = before.posts.filter(({ id }) => after.revisions[id] === undefined)
  return { added: added.length, changed: changed.length, removed: removed.length }
}
