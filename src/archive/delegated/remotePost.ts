import type { PostDraft } from '../../feed/PostDraft.ts'
import type { Author } from '../../model/Author.ts'
import type { Post } from '../../model/Post.ts'
import { slugify } from '../../model/slugify.ts'
import { sourceFacet } from '../../model/Tag.ts'
import { qualify } from '../qualify.ts'
import type { SearchSection } from '../../search/index/PostIndex.ts'
import type { RemoteFrame } from './RemoteFrame.ts'
import type { RemoteSite } from './RemoteSite.ts'
import { feedName } from '../feedKey.ts'

/** A post as a publisher's engine gave it, with all that its screen needs. */
export interface RemotePost {
  readonly post: Post
  readonly authors: readonly Author[]
  readonly sections: readonly SearchSection[]
  readonly links: readonly string[]
  readonly images: readonly string[]
}

/** Makes a post of the publication of a draft. Its address is what the engine finds it by. */
export function toRemotePost(
  draft: PostDraft,
  remote: RemoteSite,
  { site }: RemoteFrame,
): RemotePost {
  const own = remote.isFirst ? draft : qualify(draft, remote.source)
  const name = site.feeds.length > 1 ? feedName(remote) : undefined
  const sources = name === undefined ? [] : [{ facet: sourceFacet, slug: slugify(name), name }]
  return {
    post: {
      language: remote.details.language ?? site.language,
      ...own.post,
      slug: own.slugBase,
      tags: [...own.post.tags, ...sources],
    },
    authors: own.authors,
    sections: own.sections,
    links: own.links,
    images: own.images,
  }
}
