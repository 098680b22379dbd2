import type { Author } from '../model/Author.ts'
import type { Post } from '../model/Post.ts'
import type { Section } from './html/htmlToSections.ts'

/** A post as one item gives it. What needs the whole publication (its slug) comes later. */
export interface PostDraft {
  /** Position among the items of the feed, from 1. */
  readonly position: number
  readonly post: Omit<Post, 'slug'>
  /** What the address of the post should be made of. */
  readonly slugBase: string
  readonly authors: readonly Author[]
  readonly sections: readonly Section[]
  /** Addresses the body links to, absolute. */
  readonly links: readonly string[]
  /** Addresses of its images, the lead image's first, absolute. */
  readonly images: readonly string[]
  readonly written: WrittenFields
}

/** A draft before the items around it have been counted. */
export type ItemDraft = Omit<PostDraft, 'position'>

/** What an item says in fields that the post does without where they cannot be read or filed. */
export interface WrittenFields {
  readonly published?: string
  readonly updated?: string
  /** Names under which tags were delivered: fields, taxonomies, domains. */
  readonly schemes: readonly string[]
}
