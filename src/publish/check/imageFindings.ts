import { webAddress } from '../../model/webAddress.ts'
import type { CheckContext, CheckedFeed, CheckedPost } from './CheckedFeed.ts'
import { counted } from './counted.ts'
import { isBesideFile } from './FeedInput.ts'
import { findingPost, type Finding } from './Finding.ts'

export function imageFindings(feed: CheckedFeed, context: CheckContext): readonly Finding[] {
  return [...hostFindings(feed, context), ...leadAltFindings(feed)]
}

function hostFindings({ posts }: CheckedFeed, { imageHosts }: CheckContext): readonly Finding[] {
  const unlisted = posts.flatMap((post) =>
    imagesOf(post)
      .map((url) => new URL(url).host)
      .filter((host) => !imageHosts.includes(host))
      .map((host) => ({ post, host })),
  )
  if (unlisted.length === 0) return []
  const hosts = [...Map.groupBy(unlisted, ({ host }) => host)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  )
  const counts = hosts.map(
    ([host, uses]) => `${host} (${counted(uses.length, 'picture', 'pictures')})`,
  )
  const line = JSON.stringify([...imageHosts, ...hosts.map(([host]) => host)]).replaceAll(',', ', ')
  return [
    {
      code: 'image-hosts',
      severity: 'advice',
      message: `Pictures come from ${counts.join(', ')}. Where that is not the reader's own host, they show as links until site.json lists it: "imageHosts": ${line}`,
      // The rarest first: a list of all that are on the publication's own host tells least.
      posts: hosts
        .toReversed()
        .flatMap(([host, uses]) =>
          [...new Set(uses.map(({ post }) => post))].map((post) => findingPost(post, host)),
        ),
    },
  ]
}

/** @returns addresses of the pictures that the reader would ask for, each once */
function imagesOf({ draft, body }: CheckedPost): readonly string[] {
  const { image, base } = draft.post
  const inBody = body.images.flatMap(({ src }) => webAddress(src, base) ?? [])
  const all = new Set([...(image ? [image.url] : []), ...inBody])
  return [...all].filter((url) => !isBesideFile(url))
}

function leadAltFindings({ posts }: CheckedFeed): readonly Finding[] {
  const bare = posts.filter(({ draft }) => draft.post.image && !draft.post.image.alt)
  if (bare.length === 0) return []
  const have = bare.length === 1 ? 'has' : 'have'
  const count = bare.length === 1 ? 'counts' : 'count'
  return [
    {
      code: 'lead-image-alt',
      severity: 'advice',
      message: `${counted(bare.length, 'lead picture', 'lead pictures')} ${have} no alternative text, and ${count} as decoration.`,
      posts: bare.map((post) => findingPost(post)),
    },
  ]
}
