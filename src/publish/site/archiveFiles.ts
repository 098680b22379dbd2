import { createHash } from 'node:crypto'
import type { Edition } from '../../archive/Edition.ts'
import {
  archiveFolder,
  bodyFile,
  headFile,
  type PublishedEdition,
  type PublishedHead,
} from '../../archive/published/publishedFiles.ts'
import type { RelatedPost } from '../../search/related/relatedPosts.ts'
import type { ReadPublication } from '../readPublication.ts'

/** A file of the site. */
export interface SiteFile {
  /** Under the base of the site. */
  readonly path: string
  readonly content: string | Uint8Array
}

/** Posts in one pack: some hundred kB, so that one that is cut off costs little. */
const packSize = 50

/**
 * The published archive: what readers' devices take instead of reading the feeds. The head comes
 * last, so that it never names a file that is not there yet.
 *
 * @param related  slug of a post → what is related to it
 */
export async function* archiveFiles(
  { edition, posts }: ReadPublication,
  related: ReadonlyMap<string, readonly RelatedPost[]>,
): AsyncGenerator<SiteFile> {
  const { version, feeds } = edition.stored
  const published: PublishedEdition = { version, feeds }
  const editionFile = named('edition', JSON.stringify(published))
  yield editionFile
  const packs: string[] = []
  const newestFirst = inOrderOf(edition, posts)
  for (let start = 0; start < newestFirst.length; start += packSize) {
    const pack = named('pack', JSON.stringify(newestFirst.slice(start, start + packSize)))
    packs.push(pack.path)
    yield pack
  }
  for (const { slug, id } of edition.posts) {
    const origin = edition.origins.get(id)!
    const body = await edition.source.body(origin)
    yield {
      path: bodyFile(origin, slug),
      content: JSON.stringify({
        post: body!.post,
        links: body!.links,
        images: body!.images,
        related: related.get(slug)?.map(({ post, reason }) => ({ id: post.id, reason })) ?? [],
      }),
    }
  }
  const head: PublishedHead = { version: 1, edition: editionFile.path, packs }
  yield { path: headFile, content: JSON.stringify(head) }
}

function inOrderOf(
  { posts, origins }: Edition,
  put: ReadPublication['posts'],
): ReadPublication['posts'] {
  const places = new Map(
    posts.map(({ id }, place) => {
      const origin = origins.get(id)!
      return [`${origin.feed} ${origin.id}`, place]
    }),
  )
  const placeOf = (entry: ReadPublication['posts'][number]) =>
    places.get(`${entry.feed} ${entry.draft.post.id}`) ?? posts.length
  return put.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** Named for its content, so that it may be kept for ever. */
function named(kind: string, content: string): SiteFile {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
  return { path: `${archiveFolder}${kind}-${hash}.json`, content }
}
