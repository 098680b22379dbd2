import type { AuthorReference } from './Author.ts'
import type { Tag } from './Tag.ts'
import type { UntrustedHtml } from './UntrustedHtml.ts'

export interface PostImage {
  readonly url: string
  /** Text alternative; absent where the feed gives none, which lists treat as decoration. */
  readonly alt?: string
  /** The same picture in other sizes, smallest first. */
  readonly sizes?: readonly { readonly url: string; readonly width: number }[]
}

/** A file that comes with a post: a recording, a film, a document. */
export interface Attachment {
  /** http or https. */
  readonly url: string
  /** As the publisher says it is: `audio/mpeg`, `application/pdf`. */
  readonly mimeType: string
  /** Attachments of one title are the same thing in several forms. */
  readonly title?: string
  readonly bytes?: number
  readonly seconds?: number
}

/** A post as lists show it: everything but its body. Plain data that survives `JSON.stringify`. */
export interface PostSummary {
  /** The feed's own identifier: never shown, the key of a bookmark. */
  readonly id: string
  /** Unique in the publication; what addresses carry. */
  readonly slug: string
  /** Plain text. */
  readonly title: string
  /** The feed gave no title; this one was taken from the summary or the text. */
  readonly isTitleDerived?: true
  /** Plain text of a sentence or two. */
  readonly summary?: string
  /** The post at its publisher, http or https. */
  readonly url?: string
  readonly image?: PostImage
  /** ISO 8601. */
  readonly published?: string
  /** ISO 8601; only where it is later than `published`. */
  readonly updated?: string
  /** BCP 47; the feed's where the item names none. */
  readonly language?: string
  readonly authors: readonly AuthorReference[]
  readonly tags: readonly Tag[]
  /** Length of the body in words. */
  readonly words: number
}

/** One item of a feed, adapted. It is the feed's and immutable; what a reader keeps is a bookmark. */
export interface Post extends PostSummary {
  readonly html: UntrustedHtml
  /** Absolute address that relative links and images of the body are resolved against. */
  readonly base: string
  /** The page a link post is about, http or https. */
  readonly externalUrl?: string
  readonly attachments: readonly Attachment[]
  /** The feed has only the beginning or a summary; the whole is at `url`. */
  readonly isExcerpt?: true
  /** The text is behind a password at `url`. */
  readonly isProtected?: true
  /** Ids or addresses of posts that the publisher itself calls related. */
  readonly related: readonly string[]
  /** Changes whenever anything of the post does. */
  readonly revision: string
}

/** Takes from a post what lists show, so that bodies need not travel with them. */
export function summarisePost(post: Post): PostSummary
export function summarisePost(post: Omit<Post, 'slug'>): Omit<PostSummary, 'slug'>
export function summarisePost(post: Omit<Post, 'slug'>): Omit<PostSummary, 'slug'> {
  const { html: _html, base: _base, externalUrl: _url, attachments: _files, ...rest } = post
  const { isExcerpt: _isExcerpt, isProtected: _isProtected, ...others } = rest
  const { related: _related, revision: _revision, ...summary } = others
  return summary
}
