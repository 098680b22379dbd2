import { useMemo } from 'react'
import type { Author } from '../model/Author.ts'
import { mayLoadImage } from '../model/mayLoadImage.ts'
import type { PostSummary } from '../model/Post.ts'
import { usePublication } from '../queries/usePublication.ts'
import { pictureSource, type ImageSource } from '../ui/post/pictureSource.ts'

export interface ImageSources {
  /** Pictures, sound and film alike. */
  readonly mayLoad: (url: string) => boolean
  /** @returns the address, or `undefined` where its host is not listed */
  readonly of: (url: string) => string | undefined
  readonly ofPost: (post: PostSummary) => ImageSource | undefined
  readonly ofAuthor: (author: Author) => string | undefined
}

/**
 * Which pictures may be loaded: the site's own and those of the hosts that the publisher lists. The
 * same object as long as the publication is the same.
 */
export function useImageSources(): ImageSources {
  const publication = usePublication()
  return useMemo(() => {
    const mayLoad = (url: string) => publication !== undefined && mayLoadImage(url, publication)
    const of = (url: string) => (mayLoad(url) ? url : undefined)
    return {
      mayLoad,
      of,
      ofPost: ({ image }) => image && pictureSource(image, mayLoad),
      ofAuthor: ({ avatar }) => (avatar === undefined ? undefined : of(avatar)),
    }
  }, [publication])
}
