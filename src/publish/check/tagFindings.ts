import type { Tag } from '../../model/Tag.ts'
import { m } from '../../ui/messages/messages.ts'
import type { CheckContext, CheckedFeed, CheckedPost } from './CheckedFeed.ts'
import { counted } from './counted.ts'
import { findingPost, type Finding } from './Finding.ts'
import { isOneEditApart } from './isOneEditApart.ts'

/** A tag and the posts that carry it. */
interface TagUse {
  readonly tag: Tag
  /** As posts write it. */
  readonly spellings: Set<string>
  readonly posts: CheckedPost[]
}

export function tagFindings(feed: CheckedFeed, { facets }: CheckContext): readonly Finding[] {
  const uses = gatherUses(feed)
  const groups = [...Map.groupBy(uses, ({ tag }) => tag.facet).values()].flatMap(groupLikeTags)
  return [
    ...groups.map(likeTagsFinding),
    ...spellingFindings(uses),
    ...oneOffFindings(uses),
    ...unfiledFindings(feed, new Set(facets.flatMap(({ from }) => from))),
  ]
}

function gatherUses({ posts }: CheckedFeed): readonly TagUse[] {
  const uses = new Map<string, TagUse>()
  for (const post of posts) {
    for (const tag of post.draft.post.tags) {
      const key = `${tag.facet}/${tag.slug}`
      const use = uses.get(key) ?? { tag, spellings: new Set(), posts: [] }
      uses.set(key, use)
      use.spellings.add(tag.name)
      use.posts.push(post)
    }
  }
  return [...uses.values()]
}

/**
 * Tags of one facet that are probably meant as one: they differ by a hyphen or space, by a plural, or
 * by one letter of a long word.
 *
 * @returns groups of two and more, the most used first
 */
function groupLikeTags(uses: readonly TagUse[]): readonly (readonly TagUse[])[] {
  const groups = Map.groupBy(uses, ({ tag }) => singularKey(tag.slug))
    .values()
    .toArray()
  const joined: TagUse[][] = []
  for (const group of groups) {
    const like = joined.find(([first]) => areMisspelt(first!.tag.slug, group[0]!.tag.slug))
    if (like) like.push(...group)
    else joined.push([...group])
  }
  return joined
    .filter(({ length }) => length > 1)
    .map((group) => group.toSorted((a, b) => b.posts.length - a.posts.length))
}

/** `case-studies` → `casestudy` */
function singularKey(slug: string): string {
  return slug
    .split('-')
    .map((word) => (word.length > 3 ? word.replace(/ies$/, 'y').replace(/([^s])s$/, '$1') : word))
    .join('')
}

const longWord = /^\p{L}{6,}$/u

/** They have the same words but for one, a long one, that is a letter away. */
function areMisspelt(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  const words = a.split('-')
  const others = b.split('-')
  if (words.length !== others.length) return false
  const differing = words.flatMap((word, index) =>
    word === others[index] ? [] : [[word, others[index]!] as const],
  )
  const [pair] = differing
  return (
    differing.length === 1 &&
    pair!.every((word) => longWord.test(word)) &&
    isOneEditApart(pair![0], pair![1])
  )
}

function likeTagsFinding(group: readonly TagUse[]): Finding {
  const names = group.map(({ tag, posts }) => `“${tag.name}” (${m.postCount(posts.length)})`)
  return {
    code: 'near-duplicate-tags',
    severity: 'problem',
    message: `${names.join(' / ')} are nearly the same tag.`,
    posts: group.slice(1).flatMap(listUses),
  }
}

function listUses({ tag, posts }: TagUse) {
  return posts.map((post) => findingPost(post, `“${tag.name}”`))
}

/** Readers see one tag, but in which spelling is chance. */
function spellingFindings(uses: readonly TagUse[]): readonly Finding[] {
  return uses
    .filter(({ spellings }) => spellings.size > 1)
    .map(({ spellings, posts }) => ({
      code: 'near-duplicate-tags',
      severity: 'advice',
      message: `${[...spellings].map((name) => `“${name}”`).join(' / ')} are shown as one tag. Choose one spelling.`,
      posts: posts.map((post) => findingPost(post)),
    }))
}

function oneOffFindings(uses: readonly TagUse[]): readonly Finding[] {
  const once = uses.filter(({ posts }) => posts.length === 1)
  if (once.length === 0) return []
  const are = once.length === 1 ? 'is' : 'are'
  return [
    {
      code: 'one-off-tags',
      severity: 'advice',
      message: `${counted(once.length, 'tag', 'tags')} ${are} used by one post only, so choosing ${once.length === 1 ? 'it' : 'one'} finds nothing else.`,
      posts: once.flatMap(listUses),
    },
  ]
}

/** Authors are terms of a taxonomy for some plug-ins, formats for WordPress itself. */
const otherTaxonomies = new Set(['author', 'coauthors', 'post_format'])

/** Terms of WordPress that no facet reads. */
function unfiledFindings({ posts }: CheckedFeed, known: ReadonlySet<string>): readonly Finding[] {
  const all = new Set(posts.flatMap(({ draft }) => draft.written.schemes))
  const unfiled = [...all].filter((name) => !known.has(name) && !otherTaxonomies.has(name))
  return unfiled.map((name) => ({
    code: 'unmapped-taxonomy',
    severity: 'advice',
    message: `No facet takes the taxonomy “${name}”. To let readers narrow by it, name it in "from" of a facet in site.json.`,
    posts: posts
      .filter(({ draft }) => draft.written.schemes.includes(name))
      .map((post) => findingPost(post)),
  }))
}
