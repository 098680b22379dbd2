import { m } from '../../ui/messages/messages.ts'
import type { CheckedFeed, CheckedPost } from './CheckedFeed.ts'
import { counted } from './counted.ts'
import { findingPost, type Finding, type FindingPost } from './Finding.ts'

/** What in the HTML of bodies keeps people out, or does not reach them. */
export function bodyFindings({ posts }: CheckedFeed): readonly Finding[] {
  return [
    ...missingAltFindings(posts),
    ...skippedLevelFindings(posts),
    ...topHeadingFindings(posts),
    ...droppedFindings(posts),
  ]
}

function missingAltFindings(posts: readonly CheckedPost[]): readonly Finding[] {
  const bare = posts.flatMap((post) =>
    post.body.images
      .filter(({ hasAlt }) => !hasAlt)
      .map(({ src }) => findingPost(post, shortened(src))),
  )
  if (bare.length === 0) return []
  const have = bare.length === 1 ? 'has' : 'have'
  return [
    {
      code: 'missing-alt',
      severity: 'problem',
      message: `${counted(bare.length, 'picture', 'pictures')} in posts ${have} no alternative text. Say what is to be seen; a picture that is only decoration takes alt="".`,
      posts: bare,
    },
  ]
}

/** Pictures may stand in the address itself, a megabyte of it. */
function shortened(address: string): string {
  return address.length > 100 ? `${address.slice(0, 99)}…` : address
}

function skippedLevelFindings(posts: readonly CheckedPost[]): readonly Finding[] {
  const skips = posts.flatMap(skippedLevels)
  if (skips.length === 0) return []
  const skip = skips.length === 1 ? 'heading skips' : 'headings skip'
  return [
    {
      code: 'skipped-heading-level',
      severity: 'problem',
      message: `${m.number(skips.length)} ${skip} a level.`,
      posts: skips,
    },
  ]
}

/** At which level a body begins is free: the page has the title above it. */
function skippedLevels(post: CheckedPost): readonly FindingPost[] {
  return post.body.headings.flatMap(({ level, text }, index, headings) => {
    const before = headings[index - 1]?.level
    if (before === undefined || level <= before + 1) return []
    return [findingPost(post, `h${before} → h${level} at “${text}”`)]
  })
}

function topHeadingFindings(posts: readonly CheckedPost[]): readonly Finding[] {
  const found = posts.filter(({ body }) => body.headings.some(({ level }) => level === 1))
  if (found.length === 0) return []
  const have = found.length === 1 ? 'has' : 'have'
  return [
    {
      code: 'h1-in-body',
      severity: 'advice',
      message: `${m.postCount(found.length)} ${have} an h1 in the text. The title is the page's h1; the reader moves the others down.`,
      posts: found.map((post) => findingPost(post)),
    },
  ]
}

function droppedFindings(posts: readonly CheckedPost[]): readonly Finding[] {
  const found = posts.filter(({ body }) => body.dropped.size > 0)
  if (found.length === 0) return []
  const totals = new Map<string, number>()
  for (const { body } of found) {
    for (const [name, count] of body.dropped) totals.set(name, (totals.get(name) ?? 0) + count)
  }
  return [
    {
      code: 'dropped-html',
      severity: 'advice',
      message: `The reader does not show ${listed(totals)}${totals.has('iframe') ? '; of a frame it gives the address' : ''}.`,
      posts: found.map((post) => findingPost(post, listed(post.body.dropped))),
    },
  ]
}

/** `2 iframe, 1 script` */
function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .map(([name, count]) => `${m.number(count)} ${name}`)
    .join(', ')
}
