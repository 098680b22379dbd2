import type { Author } from '../model/Author.ts'
import { mayLoadImage } from '../model/mayLoadImage.ts'
import type { PostSummary } from '../model/Post.ts'
import { usePublication } from '../queries/usePublication.ts'

export interface ImageSources {
  /** @returns the address, or `undefined` where its host is not listed */
  readonly of: (url: string) => string | undefined
  readonly ofPost: (post: PostSummary) => string | undefined
  readonly ofAuthor: (author: Author) => string | undefined
}

/** Which pictures may be loaded: the site's own and those of the hosts that the publisher lists. */
export function useImageSources(): ImageSources {
  const hosts = usePublication()?.imageHosts ?? []
  const of = (url: string) => (mayLoadImage(url, hosts, location.origin) ? url : undefined)
  return {
    of,
    ofPost: ({ image }) => image && of(image.url),
    ofAuthor: ({ avatar }) => (avatar === undefined ? undefined : of(avatar)),
  }
}
