import { composePost } from '../../archive/answers.ts'
import type { PostPage } from '../../archive/Archive.ts'
import type { Edition } from '../../archive/Edition.ts'
import type { PostDraft } from '../../feed/PostDraft.ts'
import type { Relation } from '../../search/related/createRelating.ts'

/** The screen of a post, of its draft and what was found to be related to it. */
export function composePage(
  edition: Edition,
  { post, links, images }: PostDraft,
  rank: number,
  relations: readonly Relation[],
): PostPage {
  const related = relations.map(({ rank: other, reason }) => ({
    post: edition.posts[other]!,
    reason,
  }))
  return composePost(
    edition,
    { post: { ...post, ...edition.posts[rank]! }, links, images },
    related,
  )
}
