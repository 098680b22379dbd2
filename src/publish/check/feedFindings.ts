import { m } from '../../ui/messages/messages.ts'
import type { CheckedFeed } from './CheckedFeed.ts'
import { counted } from './counted.ts'
import { findingPost, type Finding } from './Finding.ts'

/** What the feed says of itself, and how much of its posts it has. */
export function feedFindings(feed: CheckedFeed): readonly Finding[] {
  const { details, posts } = feed
  return [
    ...(details.title
      ? []
      : [advice('no-title', 'The feed has no title. The site file can give one: "title".')]),
    ...(details.language
      ? []
      : [
          advice(
            'no-language',
            'The feed does not say in which language it is. Screen readers and hyphenation need it; the site file can say it: "language".',
          ),
        ]),
    ...(details.homePageUrl
      ? []
      : [advice('no-home-page', 'The feed does not name its home page, so nothing leads there.')]),
    ...(posts.length > 0 ? [] : [advice('no-posts', 'The feed has no posts yet.')]),
    ...excerptFindings(feed),
    ...sameTitleFindings(feed),
  ]
}

function advice(code: string, message: string): Finding {
  return { code, severity: 'advice', message, posts: [] }
}

function excerptFindings({ posts }: CheckedFeed): readonly Finding[] {
  const found = posts.filter(({ draft }) => draft.post.isExcerpt)
  if (found.length === 0) return []
  const message = `The feed has only the beginning of ${m.postCount(found.length)}. The rest can be neither searched nor read offline.`
  return [{ ...advice('excerpts', message), posts: found.map((post) => findingPost(post)) }]
}

function sameTitleFindings({ posts }: CheckedFeed): readonly Finding[] {
  const titled = posts.filter(({ draft }) => !draft.post.isTitleDerived)
  const groups = Map.groupBy(titled, ({ draft }) => draft.post.title.toLowerCase())
    .values()
    .filter(({ length }) => length > 1)
    .toArray()
  if (groups.length === 0) return []
  const message = `${counted(groups.length, 'title is', 'titles are')} used by more than one post, so lists cannot tell them apart.`
  return [
    {
      ...advice('duplicate-titles', message),
      posts: groups.flat().map((post) => findingPost(post)),
    },
  ]
}
