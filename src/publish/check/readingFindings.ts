import type { FeedProblem } from '../../model/Feed.ts'
import { m } from '../../ui/messages/messages.ts'
import type { CheckedFeed } from './CheckedFeed.ts'
import type { Finding } from './Finding.ts'

/** What did not reach the reader: items left out, and everything behind the place where it broke off. */
export function readingFindings(feed: CheckedFeed): readonly Finding[] {
  return [...leftOutFindings(feed.problems), ...breakFindings(feed)]
}

/** One for each reason. */
export function leftOutFindings(problems: readonly FeedProblem[]): readonly Finding[] {
  return Map.groupBy(problems, ({ code }) => code)
    .entries()
    .map(([code, items]): Finding => {
      const are = items.length === 1 ? 'is' : 'are'
      return {
        code,
        severity: 'problem',
        message: `${m.postCount(items.length)} ${are} left out: ${m.problemReasons[code]}.`,
        posts: items.map(({ title = 'Untitled', position }) => ({ title, position })),
      }
    })
    .toArray()
}

function breakFindings({ fault, isWeb, posts }: CheckedFeed): readonly Finding[] {
  if (!fault) return []
  // Whoever has one page of a feed at hand need not have the others.
  if (!isWeb && fault.kind === 'unreachable') {
    const message = `The feed goes on at ${fault.url}, which could not be read from here. Only the ${m.postCount(posts.length)} before it ${posts.length === 1 ? 'was' : 'were'} checked.`
    return [{ code: 'more-pages', severity: 'advice', message, posts: [] }]
  }
  const message = `The feed breaks off after ${m.postCount(posts.length)}. ${m.fault(fault)}`
  return [{ code: 'cut-off', severity: 'problem', message, posts: [] }]
}
