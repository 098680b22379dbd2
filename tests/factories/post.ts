import { summarisePost, type Post, type PostSummary } from '../../src/model/Post.ts'
import { slugify } from '../../src/model/slugify.ts'
import type { Tag } from '../../src/model/Tag.ts'
import { asUntrustedHtml } from '../../src/model/UntrustedHtml.ts'

/** A post with everything that a post must have; what a test is about it names itself. */
export function createPost(fields: Partial<Post> = {}): Post {
  const title = fields.title ?? 'A quiet morning'
  const slug = fields.slug ?? slugify(title)
  return {
    id: `https://feed.example/posts/${slug}`,
    slug,
    title,
    published: '2026-03-02T09:00:00Z',
    authors: [],
    tags: [],
    words: 500,
    html: asUntrustedHtml('<p>Nothing much happened.</p>'),
    base: `https://feed.example/posts/${slug}`,
    attachments: [],
    related: [],
    revision: 'first',
    ...fields,
  }
}

/** The same as lists show it. */
export function createPostSummary(fields: Partial<PostSummary> = {}): PostSummary {
  return summarisePost(createPost(fields))
}

/** `createTag('audience', 'Patients and public')` */
export function createTag(facet: string, name: string): Tag {
  return { facet, slug: slugify(name), name }
}
