import type { RelatedPost } from '../../search/related/relatedPosts.ts'

/** Posts offered at the end of a post. */
const offeredCount = 3

/**
 * Chooses which of the candidates to offer: the publisher's own picks, then posts that the reader
 * has not read, then the others. Otherwise they keep their order.
 */
export function chooseRelated(
  candidates: readonly RelatedPost[],
  readIds: ReadonlySet<string>,
): readonly RelatedPost[] {
  const turn = ({ post, reason }: RelatedPost) =>
    reason.kind === 'pick' ? 0 : readIds.has(post.id) ? 2 : 1
  return candidates.toSorted((a, b) => turn(a) - turn(b)).slice(0, offeredCount)
}
