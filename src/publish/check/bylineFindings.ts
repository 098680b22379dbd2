import { m } from '../../ui/messages/messages.ts'
import type { CheckedFeed } from './CheckedFeed.ts'
import { findingPost, type Finding } from './Finding.ts'

export function bylineFindings({ posts }: CheckedFeed): readonly Finding[] {
  const unsigned = posts.filter(({ draft }) => draft.post.authors.length === 0)
  if (unsigned.length === 0) return []
  return [
    {
      code: 'no-author',
      severity: 'problem',
      message: `${m.postCount(unsigned.length)} without a byline: no author has a name.`,
      posts: unsigned.map((post) => findingPost(post)),
    },
  ]
}
