import type { Author, AuthorReference } from '../../model/Author.ts'
import { fromBase64, toBase64 } from '../../model/base64.ts'
import { summariseBookmark, type Bookmark, type KeptImage } from '../../model/Bookmark.ts'
import type { Attachment, Post, PostImage } from '../../model/Post.ts'
import type { Tag } from '../../model/Tag.ts'
import { asUntrustedHtml } from '../../model/UntrustedHtml.ts'
import type { StoredBookmark } from '../libraryDatabase.ts'
import { isBookmark, isIntact, sealBookmark } from '../sealBookmark.ts'
import type { ExchangedStore } from './ExchangedStore.ts'
import {
  address,
  amount,
  base64,
  html,
  listOf,
  matching,
  moment,
  name,
  object,
  optional,
  ShapeError,
  text,
  yes,
  type Shape,
} from './shape.ts'

/** A picture of a kept post as it stands in a file: its bytes as base64, or that they are missing. */
interface FiledImage {
  readonly url: string
  readonly type?: string
  readonly data?: string
}

export interface FiledBookmark extends Omit<Bookmark, 'images'> {
  readonly images: readonly FiledImage[]
}

const authorReference = object<AuthorReference>({ slug: name, name })

const author = object<Author>({
  slug: name,
  name,
  bio: optional(text),
  role: optional(text),
  organisation: optional(text),
  url: optional(address),
  avatar: optional(address),
})

const postImage = object<PostImage>({
  url: address,
  alt: optional(text),
  sizes: optional(listOf(object({ url: address, width: amount }))),
})

const attachment = object<Attachment>({
  url: address,
  mimeType: text,
  title: optional(text),
  bytes: optional(amount),
  seconds: optional(amount),
})

/** Version 0.1 kept posts without the list. */
const attachments: Shape<Post['attachments']> = (value, path) =>
  listOf(attachment)(value ?? [], path)

const post = object<Post>({
  id: name,
  slug: name,
  title: text,
  isTitleDerived: optional(yes),
  summary: optional(text),
  url: optional(address),
  image: optional(postImage),
  published: optional(moment),
  updated: optional(moment),
  language: optional(text),
  authors: listOf(authorReference),
  tags: listOf(object<Tag>({ facet: name, slug: name, name })),
  words: amount,
  html: (value, path) => asUntrustedHtml(html(value, path)),
  base: address,
  externalUrl: optional(address),
  attachments,
  isExcerpt: optional(yes),
  isProtected: optional(yes),
  related: listOf(text),
  revision: text,
})

const image = object<FiledImage>({
  url: address,
  type: optional(matching(/^image\/[\w.+-]+/)),
  data: optional(base64),
})

const bookmark = object<FiledBookmark>({
  id: name,
  savedAt: moment,
  post,
  authors: listOf(author),
  images: listOf(image),
})

function fileImage(kept: KeptImage): FiledImage {
  if (!('bytes' in kept)) return { url: kept.url }
  return { url: kept.url, type: kept.type, data: toBase64(new Uint8Array(kept.bytes)) }
}

function keptImage({ url, type, data }: FiledImage): KeptImage {
  if (type === undefined || data === undefined) return { url, isMissing: true }
  return { url, type, bytes: fromBase64(data).buffer }
}

export const exchangedBookmarks: ExchangedStore<StoredBookmark, FiledBookmark> = {
  name: 'bookmarks',
  toFile: (stored, removed) => {
    if (removed.has(stored.id)) return undefined
    // A copy that is not whole must not look as if it were, once it has a new checksum.
    if (!isBookmark(stored) || !isIntact(stored)) throw new ShapeError('bookmark is damaged')
    return { ...stored, images: stored.images.map(fileImage) }
  },
  shape: (value, path) => {
    const filed = bookmark(value, path)
    if (filed.id !== filed.post.id) throw new ShapeError(`${path} should be a post of its own id`)
    return filed
  },
  fromFile: (filed) => sealBookmark({ ...filed, images: filed.images.map(keptImage) }),
  alsoChanges: ['summaries'],
  keep: async (library, theirs) => {
    const mine = await library.objectStore('bookmarks').get(theirs.id)
    const isWhole = mine !== undefined && isBookmark(mine) && isIntact(mine)
    const summary = await library.objectStore('summaries').get(theirs.id)
    if (isWhole && summary && !summary.deletedAt) return 'known'
    // What was removed here comes back as it was kept here; only a damaged copy gives way.
    const kept = isWhole ? mine : theirs
    await library.objectStore('bookmarks').put(kept)
    await library.objectStore('summaries').put(summariseBookmark(kept))
    return 'added'
  },
}
