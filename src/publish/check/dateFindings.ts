import { adaptDate } from '../../feed/adaptDate.ts'
import { m } from '../../ui/messages/messages.ts'
import type { CheckContext, CheckedFeed, CheckedPost } from './CheckedFeed.ts'
import { findingPost, type Finding } from './Finding.ts'

const dayMs = 24 * 60 * 60_000

export function dateFindings({ posts }: CheckedFeed, { now }: CheckContext): readonly Finding[] {
  const undated = posts.filter(({ draft }) => draft.post.published === undefined)
  return [
    finding(
      'no-date',
      undated.filter((post) => writtenDate(post) === undefined),
      (count) => `${count} without a date. Lists show ${them(count)} last.`,
    ),
    finding(
      'unreadable-date',
      undated.filter((post) => writtenDate(post) !== undefined),
      (count) => `${count} with a date that cannot be read. Lists show ${them(count)} last.`,
      (post) => quoted(writtenDate(post)),
    ),
    finding(
      'unreadable-update',
      posts.filter(hasUnreadableUpdate),
      (count) => `${count} with a date of change that cannot be read.`,
      ({ draft }) => quoted(draft.written.updated),
    ),
    finding(
      'future-date',
      posts.filter((post) => isAhead(post, now)),
      (count) => `${count} with a date in the future.`,
      ({ draft }) => latest(draft.post),
    ),
  ].flat()
}

function finding(
  code: string,
  posts: readonly CheckedPost[],
  message: (count: string) => string,
  detail?: (post: CheckedPost) => string | undefined,
): readonly Finding[] {
  if (posts.length === 0) return []
  return [
    {
      code,
      severity: 'problem',
      message: message(m.postCount(posts.length)),
      posts: posts.map((post) => findingPost(post, detail?.(post))),
    },
  ]
}

function them(count: string): string {
  return count === m.postCount(1) ? 'it' : 'them'
}

/** Of Atom, where only `updated` is required, that date stands for both. */
function writtenDate({ draft: { written } }: CheckedPost): string | undefined {
  return written.published ?? written.updated
}

function hasUnreadableUpdate({ draft: { post, written } }: CheckedPost): boolean {
  const isTold = post.published === undefined && written.published === undefined
  return written.updated !== undefined && !adaptDate(written.updated) && !isTold
}

function isAhead({ draft }: CheckedPost, now: number): boolean {
  const date = latest(draft.post)
  return date !== undefined && Date.parse(date) > now + dayMs
}

function latest({ published, updated }: CheckedPost['draft']['post']): string | undefined {
  return updated ?? published
}

function quoted(value: string | undefined): string | undefined {
  return value === undefined ? undefined : `“${value}”`
}
