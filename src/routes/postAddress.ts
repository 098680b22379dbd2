import type { PostSummary } from '../model/Post.ts'
import { postPath } from '../url/paths.ts'
import { siteAddress } from '../url/siteHref.ts'

/** Where others read a post: at its publisher, or here where that is not known. */
export function postAddress({ url, slug }: Pick<PostSummary, 'url' | 'slug'>): string {
  return url ?? siteAddress() + postPath(slug).slice(1)
}
