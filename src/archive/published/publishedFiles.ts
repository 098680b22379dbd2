import type { PostOrigin } from '../../feed/assemblePosts.ts'
import type { PostDraft } from '../../feed/PostDraft.ts'
import type { RelatedReason } from '../../search/related/relatedPosts.ts'
import type { EditionChanges } from '../archiveDatabase.ts'
import type { StoredEdition } from '../StoredEdition.ts'

/** Folder of the published archive, under the base of the site. */
export const archiveFolder = 'archive/'

/** The one file whose name stays: it names the others, which have a hash of their content. */
export const headFile = `${archiveFolder}head.json`

/**
 * Stands for the address of the site's base in published files, so that the same files can be moved
 * to any host and any path. Whoever reads a file puts the real address in its place first.
 */
export const siteRoot = 'https://site.invalid/'

export interface PublishedHead {
  /** Rises with every change to what the files hold. */
  readonly version: 1
  /** Path of the edition under the base of the site. */
  readonly edition: string
  /** Paths of the packs: together they hold every post of the edition, newest first. */
  readonly packs: readonly string[]
}

/** All that lists and bylines need: as on the device, but for the site file, which is read live. */
export type PublishedEdition = Pick<StoredEdition, 'version' | 'feeds'>

/** Whole posts, as they go to the device. */
export type PublishedPack = EditionChanges['put']

/** A post that is related to another, chosen by the build among all posts. */
export interface PublishedRelation {
  readonly id: string
  readonly reason: RelatedReason
}

/** A post's body and what was found in it, as on the device, and what is related to it. */
export interface PublishedBody extends Pick<PostDraft, 'post' | 'links' | 'images'> {
  readonly related?: readonly PublishedRelation[]
}

/** Path of the file with the body of one post, a `PublishedBody`. */
export function bodyFile({ revision }: Pick<PostOrigin, 'revision'>, slug: string): string {
  return `${archiveFolder}posts/${encodeURIComponent(slug)}-${revision}.json`
}

/** The text of a published file with the site's real address. @param base  of the site, absolute */
export function settle(text: string, base: string): string {
  return text.replaceAll(siteRoot, base)
}
