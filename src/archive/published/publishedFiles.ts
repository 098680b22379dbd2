import type { Checkpoint } from '../../feed/FeedOutcome.ts'
import type { FeedDetails, FeedFormat } from '../../model/Feed.ts'
import type { FeedSource } from '../../model/Site.ts'
import { hashLength, type ShardLocator } from '../../search/shards/ShardDirectory.ts'
import type { ShardHead } from '../../search/shards/ShardHead.ts'
import type { LeftOut } from '../Archive.ts'

/** Folder of the published archive, under the base of the site. */
const archiveFolder = 'archive/'

/** The one file whose name stays and whose content does not: it names the others. */
export const headFile = `${archiveFolder}head.json`

/**
 * Stands for the address of the site's base in published files, so that the same files can be moved
 * to any host and any path. Whoever reads a file puts the real address in its place first.
 */
export const siteRoot = 'https://site.invalid/'

/** Rises with every change to what the files hold. */
export const filesVersion = 3

/**
 * What a reader has to have before anything else. It holds no post, and grows with the archive by
 * some fifty bytes for a hundred posts: the names of all other files follow from the hashes in it.
 */
export interface PublishedHead {
  readonly version: typeof filesVersion
  /** Tells this build from every other. */
  readonly build: string
  /** BCP 47. */
  readonly language: string
  /** Of the feeds together. */
  readonly details: FeedDetails
  readonly index: ShardHead
  /** Hashes of the cards and texts of `groupSize` posts each, the oldest first, one after the other. */
  readonly posts: string
  /** The same for their profiles. */
  readonly profiles: string
  /** First letter, as pieces have it in their names → hash of the spellings. */
  readonly spellings: Readonly<Record<string, string>>
  /** Name of any other piece → its hash. */
  readonly others: Readonly<Record<string, string>>
}

/** Posts whose files share a hash, and are named anew when one of them changes. */
export const groupSize = 32

/** Pieces that are no part of the search index. */
export const otherPieces = { feeds: 'feeds', authors: 'authors', packs: 'packs' } as const

/** What the build knows of a feed, but for its posts. */
export interface PublishedFeed {
  readonly source: FeedSource
  readonly format?: FeedFormat
  readonly details: FeedDetails
  readonly postCount: number
  readonly isPartial?: true
  readonly leftOut: readonly LeftOut[]
  /** Ids of posts that those of other feeds stand for. */
  readonly duplicates: readonly string[]
  /** From where reading it live goes on. */
  readonly checkpoint?: Checkpoint
}

/**
 * Everything once more, in a few large files for a device that takes all of it. A pack is a list of
 * files as they are published, compressed.
 */
export interface PublishedPacks {
  /** Hashes of packs of the search index, then of packs of posts, the newest first. */
  readonly index: string
  readonly posts: string
  /** Posts of each but the last. */
  readonly postsInPack: number
}

/** Path of the file with the screen of one post, a `PostPage`. */
export function postFile(slug: string): string {
  return `${archiveFolder}posts/${encodeURIComponent(slug)}.json`
}

export function packFile(hash: string): string {
  return `${archiveFolder}${hash}/pack.bin`
}

/** Kinds of pieces that are bytes. Hosts do not compress such files, so that they are published compressed. */
const binaryKinds = new Set([
  'shard',
  'ranks',
  'positions',
  'beginning',
  'spelling',
  'profile',
  'facet',
  'days',
])

/** Whether a piece is published as compressed bytes; else it is JSON. */
export function isBinary(name: string): boolean {
  return binaryKinds.has(kindOf(name))
}

function kindOf(name: string): string {
  return name.replace(/-.*/, '')
}

/**
 * Path of a piece whose content has a hash. The number of a shard is no part of it: a shard that comes
 * in between changes those of all that follow.
 */
export function pieceFile(hash: string, name: string): string {
  const file = isOfShard(name) ? name.replace(/-\d+/, '') : name
  return `${archiveFolder}${hash}/${file}.${isBinary(name) ? 'bin' : 'json'}`
}

/** Whether a piece is a shard, or goes with one. */
export function isOfShard(name: string): boolean {
  return ['shard', 'ranks', 'positions', 'beginning'].includes(kindOf(name))
}

/** Hash from a list of them. */
function hashAt(hashes: string, at: number): string {
  return hashes.slice(at * hashLength, (at + 1) * hashLength)
}

/** @returns one after the other */
export function splitHashes(hashes: string): readonly string[] {
  return Array.from({ length: hashes.length / hashLength }, (_value, at) => hashAt(hashes, at))
}

/** Path of a piece by its name. Where a directory of shards is not at hand it throws `MissingPieces`. */
export function pathOf(head: PublishedHead, locator: ShardLocator, name: string): string {
  return pieceFile(hashOf(head, locator, name), name)
}

function hashOf(head: PublishedHead, locator: ShardLocator, name: string): string {
  const [kind, first] = name.split('-')
  const group = Math.floor(Number(first) / groupSize)
  if (isOfShard(name)) return locator.hashOf(Number(first))
  switch (kind) {
    case 'directory':
      return hashAt(head.index.shards.hashes, Number(first))
    case 'card':
    case 'text':
      return hashAt(head.posts, group)
    case 'profile':
      return hashAt(head.profiles, group)
    case 'spelling':
      return head.spellings[first!] ?? ''
    case undefined:
    default:
      return head.others[name] ?? ''
  }
}

/** The text of a published file with the site's real address. @param base  of the site, absolute */
export function settle(text: string, base: string): string {
  return text.replaceAll(siteRoot, base)
}
