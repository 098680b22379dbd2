import type { Publication } from '../publication/Publication.ts'

/** One document of a publication, as its host answers it. */
export interface FeedFile {
  /** Path, and the parameter `page` where there is one: `/posts?page=2`. */
  readonly address: string
  readonly contentType: string
  readonly headers?: Readonly<Record<string, string>>
  /** In pieces, made when they are asked for. */
  readonly text: Iterable<string>
}

/** A way to publish. */
export interface Format {
  /** For people. */
  readonly label: string
  /** Address of what the site file names. */
  readonly address: string
  readonly files: (publication: Publication) => Iterable<FeedFile>
}

/** Posts of a page, where a format has pages; WordPress gives no more at once. */
export const pageSize = 100

export function countPages({ postCount }: Publication): number {
  return Math.ceil(postCount / pageSize)
}
