import type { Author } from '../model/Author.ts'
import type { Post } from '../model/Post.ts'
import type { Section } from './html/htmlToSections.ts'

/** A post as one item gives it. What needs the whole publication (its slug) comes later. */
export interface PostDraft {
  readonly post: Omit<Post, 'slug'>
  /** What the address of the post should be made of. */
  readonly slugBase: string
  readonly authors: readonly Author[]
  readonly sections: readonly Section[]
  /** Addresses the body links to, absolute. */
  readonly links: readonly string[]
  /** Addresses of its images, the lead image's first, absolute. */
  readonly images: readonly string[]
}
