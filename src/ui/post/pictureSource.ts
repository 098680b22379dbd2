import type { PostImage } from '../../model/Post.ts'

/** Where a picture is loaded from. */
export interface ImageSource {
  readonly src: string
  /** The same picture in other sizes, as the attribute `srcset` has them. */
  readonly srcSet?: string
}

/**
 * Where the picture of a post is loaded from, in the size that fits. Sizes are offered only together:
 * a browser that may not load the one it chose shows nothing.
 *
 * @param mayLoad  whether anything may be loaded from an address
 * @returns nothing where the picture may not be loaded
 */
export function pictureSource(
  { url, sizes = [] }: PostImage,
  mayLoad: (url: string) => boolean,
): ImageSource | undefined {
  if (!mayLoad(url)) return undefined
  if (sizes.length === 0 || !sizes.every((size) => mayLoad(size.url))) return { src: url }
  return { src: url, srcSet: sizes.map((size) => `${size.url} ${size.width}w`).join(', ') }
}
