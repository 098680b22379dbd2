import type { PostPage, Publication } from '../archive/Archive.ts'
import { mayLoadImage } from '../model/mayLoadImage.ts'
import type { Post } from '../model/Post.ts'
import type { arrangePost, ShownText } from '../ui/post/arrangePost.ts'
import { postPath } from '../url/paths.ts'
import { siteHref } from '../url/siteHref.ts'

interface ArrangeOptions {
  readonly arrange: typeof arrangePost
  readonly publication: Publication | undefined
  /** Pictures on the device, by their own address. */
  readonly keptImages: ReadonlyMap<string, string>
}

interface Arranged extends Omit<ArrangeOptions, 'arrange'> {
  readonly links: PostPage['links']
  readonly text: ShownText
}

/** As long as anything else holds the post. */
const arranged = new WeakMap<Post, Arranged>()

/**
 * The text of a post, cleaned and fitted into its page. The same again for the same post, so that it
 * can be made before the post is opened: it takes longer than all else that a screen is drawn of.
 */
export function arrangePage({ post, links }: PostPage, options: ArrangeOptions): ShownText {
  const { arrange, publication, keptImages } = options
  const known = arranged.get(post)
  const isSame =
    known?.links === links && known.publication === publication && known.keptImages === keptImages
  if (isSame) return known.text
  const mayLoad = (url: string) => publication !== undefined && mayLoadImage(url, publication)
  const text = arrange(post, {
    base: post.base,
    internalHref: (url) => {
      const slug = links[url]
      return slug === undefined ? undefined : siteHref(postPath(slug))
    },
    imageSource: (url) => keptImages.get(url) ?? (mayLoad(url) ? url : undefined),
    mayLoad,
  })
  arranged.set(post, { links, publication, keptImages, text })
  return text
}

/** Where no picture is kept: always the same, so that a text which was made ahead is good. */
export const noKeptImages: ReadonlyMap<string, string> = new Map()
