import type { DraftPlace, DraftReader } from '../drafts/draftFile.ts'
import type { ReadPublication } from '../readPublication.ts'

/** How many related posts are offered: a page leaves out some that have been read. */
const relatedCount = 8

/** What choosing related posts has to know, once all posts have been read. */
export function relatable(
  { edition, placeOf, language }: ReadPublication,
  drafts: DraftReader,
  told: ReadonlyMap<DraftPlace, number>,
) {
  const rankOf = new Map(edition.posts.map(({ id }, rank) => [id, rank]))
  const places = edition.posts.map(({ id }) => placeOf(edition.origins.get(id)!))
  const picks = new Map<number, readonly number[]>()
  for (const [rank, place] of places.entries()) {
    if (!place.hasPicks) continue
    const picked = drafts.front(place).post.related.flatMap((address) => {
      const id = edition.idOf(address)
      return id === undefined ? [] : (rankOf.get(id) ?? [])
    })
    picks.set(rank, picked)
  }
  const order = places.map((place) => told.get(place)!)
  return { order, picks, language, limit: relatedCount }
}
