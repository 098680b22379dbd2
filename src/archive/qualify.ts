import type { PostDraft } from '../feed/PostDraft.ts'
import type { FeedSource } from '../model/Site.ts'

/**
 * An id has to be unique in its own feed only, and "42" may be so in several. The first feed's ids
 * stay as they are, so that what a reader kept of it is found again when others join it.
 *
 * @param draft  of a feed that is not the first
 */
export function qualify(draft: PostDraft, source: FeedSource): PostDraft {
  const id = qualifiedId(draft.post.id, source, false)
  const related = draft.post.related.map((other) => qualifiedId(other, source, false))
  return { ...draft, post: { ...draft.post, id, related } }
}

export function qualifiedId(id: string, source: FeedSource, isFirst: boolean): string {
  return isFirst || URL.canParse(id) ? id : `${source.url}#${id}`
}
