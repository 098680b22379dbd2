import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { answerAuthors } from '../../archive/answers.ts'
import type { PostPage } from '../../archive/Archive.ts'
import { describeLeftOut } from '../../archive/describeFeeds.ts'
import type { Edition } from '../../archive/Edition.ts'
import {
  filesVersion,
  groupSize,
  headFile,
  isBinary,
  isOfShard,
  otherPieces,
  packFile,
  pieceFile,
  postFile,
  siteRoot,
  type PublishedFeed,
  type PublishedHead,
  type PublishedPacks,
} from '../../archive/published/publishedFiles.ts'
import { writePack, type PackedFile } from '../../archive/published/packs.ts'
import type { StoredFeed } from '../../archive/StoredEdition.ts'
import type { PostSummary } from '../../model/Post.ts'
import { encodeJson } from '../../search/shards/createColumnWriter.ts'
import type { Piece, WrittenIndex } from '../../search/shards/createShardWriter.ts'
import { pieceNames } from '../../search/shards/pieceNames.ts'
import { hashLength, listShards } from '../../search/shards/ShardDirectory.ts'
import { feedKey } from '../../archive/feedKey.ts'

/** A file of a site. */
export interface SiteFile {
  /** Under the base of the site; a file's name, not encoded as in an address. */
  readonly path: string
  readonly content: string | Uint8Array
  /** Its name says what is in it: one that is there need not be looked at. */
  readonly isNamedByContent?: true
}

/** Makes a search index of the posts that it is given, the oldest first. */
interface IndexMaking {
  /** @param version  tells this version of the post from others */
  add(entry: { readonly rank: number; readonly post: PostSummary; readonly version: string }): void
  /** As `ShardWriter` has it. */
  finish(): AsyncGenerator<Piece, WrittenIndex>
}

interface ArchiveSource {
  readonly edition: Edition
  /** The screen of a post, by its position among the posts of the edition. */
  readonly pageOf: (rank: number) => Promise<PostPage>
  /** Its text: sections as the bytes of their JSON. */
  readonly textOf: (rank: number) => Uint8Array
  /** Makes the search index. */
  readonly index: IndexMaking
  /** Address that the site had when the feeds were read. */
  readonly base?: string
}

/** Posts in one pack: some 60 kB, so that little is lost when a question interrupts. */
const postsInPack = 16
/**
 * Bytes of the search index in one pack, about, before they are compressed to half of that. As with
 * shards, what is in it decides where a pack ends, so that a change is no change to all packs that
 * follow.
 */
const packBytes = { least: 70_000, most: 200_000 }
/** One group of so many ends a pack. */
const endingGroups = 6

/**
 * The files of a published archive, the head last: whoever finds it finds the others too.
 *
 * The same posts give the same files, whenever and wherever they were read, and a new post changes
 * those that have something of it, the last of each list and the head.
 */
export async function* archiveFiles({
  edition,
  pageOf,
  textOf,
  index: making,
  base = siteRoot,
}: ArchiveSource): AsyncGenerator<SiteFile> {
  const { stored, origins } = edition
  const toFile = createFileMaker(base)
  const feedNumbers = new Map(stored.feeds.map(({ source }, number) => [feedKey(source), number]))
  const packs = { index: [] as string[], posts: [] as string[] }
  const hashes: Record<'posts' | 'profiles', string> = { posts: '', profiles: '' }

  for (let start = 0; start < edition.posts.length; start += groupSize) {
    const pieces: Piece[] = []
    const screens: MadeFile[] = []
    for (let place = start; place < Math.min(edition.posts.length, start + groupSize); place++) {
      const rank = edition.posts.length - 1 - place
      const post = edition.posts[rank]!
      const origin = origins.get(post.id)!
      const version = `${feedNumbers.get(origin.feed)} ${origin.revision}`
      making.add({ rank, post, version })
      pieces.push({ name: pieceNames.card(place), bytes: encodeJson(post) })
      pieces.push({ name: pieceNames.text(place), bytes: textOf(rank) })
      const screen = toFile.screen(await pageOf(rank))
      screens.push(screen)
      yield { path: decodeURIComponent(screen.path), content: screen.bytes }
    }
    const { hash, files } = toFile.group(pieces)
    hashes.posts += hash
    yield* files.map(toSiteFile)
    // Of each post there are two pieces, its card and its text.
    for (let at = 0; at < screens.length; at += postsInPack) {
      // Text and screen of a post side by side: what one has of the other takes little room.
      const ofPosts = screens
        .slice(at, at + postsInPack)
        .flatMap((screen, post) => [...files.slice(2 * (at + post), 2 * (at + post) + 2), screen])
      const pack = toFile.pack(ofPosts)
      packs.posts.unshift(pack.hash)
      yield pack.file
    }
  }

  const collected = createCollection(toFile, packs.index)
  const index = yield* writeIndex(making.finish(), toFile, collected, hashes)
  const feeds = stored.feeds.map((feed) => describeFeed(feed, edition.duplicates))
  yield* collected.add({ name: otherPieces.feeds, bytes: encodeJson(feeds) })
  const authors = answerAuthors(edition)
  yield* collected.add({ name: otherPieces.authors, bytes: encodeJson(authors) })
  yield* collected.finish()
  const listed: PublishedPacks = {
    index: packs.index.join(''),
    posts: packs.posts.join(''),
    postsInPack,
  }
  const list = toFile.group([{ name: otherPieces.packs, bytes: encodeJson(listed) }])
  yield* list.files.map(toSiteFile)
  const head = {
    language: edition.details.language ?? stored.site.language,
    details: edition.details,
    index: index.head,
    ...hashes,
    spellings: index.spellings,
    others: { ...collected.hashes, [otherPieces.packs]: list.hash },
  }
  const build = digest([Buffer.from(JSON.stringify(head))])
  const whole: PublishedHead = { version: filesVersion, build, ...head }
  yield { path: headFile, content: JSON.stringify(whole).replaceAll(base, siteRoot) }
}

/** Gives what belongs together one name, and puts the index into the packs that its pieces stand in. */
async function* writeIndex(
  pieces: AsyncGenerator<Piece, WrittenIndex>,
  toFile: FileMaker,
  collected: Collection,
  hashes: Record<'posts' | 'profiles', string>,
) {
  const shardHashes: string[] = []
  const spellings: Record<string, string> = {}
  let open: Piece[] = []
  let openName = ''

  function* close(): Generator<SiteFile> {
    if (open.length === 0) return
    const { hash, files } = toFile.group(open)
    const [kind, first] = open[0]!.name.split('-')
    open = []
    if (kind === 'profile') hashes.profiles += hash
    else if (kind === 'spelling') spellings[first!] = hash
    else shardHashes.push(hash)
    yield* files.map(toSiteFile)
    yield* collected.pack(files, { kind: kind === 'profile' ? 'profile' : 'index', hash })
  }

  for (;;) {
    const { done, value } = await pieces.next()
    if (done) {
      yield* close()
      const { beginnings, ...head } = value
      const { listing, directories } = listShards(
        beginnings,
        shardHashes,
        (piece) => toFile.group([piece]).hash,
      )
      for (const piece of directories) {
        const { files, hash } = toFile.group([piece])
        yield* files.map(toSiteFile)
        yield* collected.pack(files, { kind: 'directory', hash })
      }
      return { head: { ...head, shards: listing }, spellings }
    }
    const name = groupOf(value.name)
    if (name === undefined) {
      yield* collected.add(value)
      continue
    }
    if (name !== openName) yield* close()
    openName = name
    open.push(value)
  }
}

/** What a piece shares its hash with; nothing where it has one of its own. */
function groupOf(name: string): string | undefined {
  const [kind, first] = name.split('-')
  if (isOfShard(name)) return `shard-${first}`
  if (kind === 'profile') return `profile-${Math.floor(Number(first) / groupSize)}`
  return kind === 'spelling' ? `spelling-${first}` : undefined
}

/** A file that is made when it is first asked for: most are there already, and need not be. */
interface MadeFile extends PackedFile {
  /** Bytes that it is made of, before they are compressed. */
  readonly sourceBytes: number
  readonly isNamedByContent: boolean
}

interface Group {
  readonly hash: string
  readonly files: readonly MadeFile[]
}

interface FileMaker {
  group(pieces: readonly Piece[]): Group
  screen(page: PostPage): MadeFile
  pack(files: readonly MadeFile[]): { readonly hash: string; readonly file: SiteFile }
}

/** Makes files of pieces, named by their content and without the address of the site in them. */
function createFileMaker(base: string): FileMaker {
  const settled = (bytes: Uint8Array) =>
    base === siteRoot
      ? bytes
      : Buffer.from(Buffer.from(bytes).toString().replaceAll(base, siteRoot))

  return {
    group: (pieces) => {
      const sources = pieces.map(({ name, bytes }) => (isBinary(name) ? bytes : settled(bytes)))
      // Of what goes in, as another library may compress otherwise; without the number of a shard.
      const hash = digest(
        pieces.flatMap(({ name }, at) => [Buffer.from(pieceFile('', name)), sources[at]!]),
      )
      const files = pieces.map(({ name }, at) => {
        const source = sources[at]!
        return createFile(pieceFile(hash, name), source.length, () =>
          isBinary(name) ? deflateRawSync(source) : source,
        )
      })
      return { hash, files }
    },
    screen: (page) => {
      const bytes = settled(encodeJson(page))
      const path = postFile(page.post.slug)
      return { path, bytes, sourceBytes: bytes.length, isNamedByContent: false }
    },
    pack: (files) => {
      // Of names where these tell the content: what has not changed need not be compressed for it.
      const hash = digest(
        files.flatMap((file) => [
          Buffer.from(`${file.path}\n`),
          ...(file.isNamedByContent ? [] : [file.bytes]),
        ]),
      )
      const size = files.reduce((sum, { sourceBytes }) => sum + sourceBytes, 0)
      const pack = createFile(packFile(hash), size, () => deflateRawSync(writePack(files)))
      return { hash, file: toSiteFile(pack) }
    },
  }
}

function createFile(path: string, sourceBytes: number, make: () => Uint8Array): MadeFile {
  let bytes: Uint8Array | undefined
  return {
    path,
    sourceBytes,
    isNamedByContent: true,
    get bytes() {
      return (bytes ??= make())
    },
  }
}

interface Collection {
  /** Names of pieces that have a hash of their own → their hashes. */
  readonly hashes: Record<string, string>
  /** Publishes a piece under a hash of its own, and packs it. */
  add(piece: Piece): Generator<SiteFile>
  /** @param group  of what kind the files are, which packs do not mix, and their hash */
  pack(
    files: readonly MadeFile[],
    group: { readonly kind: string; readonly hash: string },
  ): Generator<SiteFile>
  finish(): Generator<SiteFile>
}

/** Packs of what is no post. @param packs  gets their hashes */
function createCollection(toFile: FileMaker, packs: string[]): Collection {
  const hashes: Record<string, string> = {}
  let open: MadeFile[] = []
  let openKind = ''
  let size = 0

  function* finish(): Generator<SiteFile> {
    if (open.length === 0) return
    const { hash, file } = toFile.pack(open)
    packs.push(hash)
    open = []
    size = 0
    yield file
  }

  const pack: Collection['pack'] = function* (files, { kind, hash }) {
    if (kind !== openKind) yield* finish()
    openKind = kind
    open.push(...files)
    size += files.reduce((sum, { sourceBytes }) => sum + sourceBytes, 0)
    const isEnding = Number.parseInt(hash.slice(-2), 36) % endingGroups === 0
    if (size >= (isEnding ? packBytes.least : packBytes.most)) yield* finish()
  }

  return {
    hashes,
    *add(piece) {
      const { hash, files } = toFile.group([piece])
      hashes[piece.name] = hash
      yield* files.map(toSiteFile)
      yield* pack(files, { kind: 'other', hash })
    },
    pack,
    finish,
  }
}

function toSiteFile(file: MadeFile): SiteFile {
  return {
    path: file.path,
    isNamedByContent: true,
    get content() {
      return file.bytes
    },
  }
}

/** Two builds of the same posts must not differ. Whoever reads the files knows when that is. */
function describeFeed(
  { source, format, details, entries, problems, checkpoint, isPartial }: StoredFeed,
  duplicates: Edition['duplicates'],
): PublishedFeed {
  const never = new Date(0).toISOString()
  return {
    source,
    ...(format && { format }),
    details,
    postCount: entries.length,
    ...(isPartial && { isPartial }),
    leftOut: describeLeftOut(problems),
    duplicates: entries.flatMap(({ post: { id } }) => (duplicates.has(id) ? id : [])),
    ...(checkpoint && {
      checkpoint:
        checkpoint.format === 'wordpress'
          ? { ...checkpoint, readAt: never, listedAt: never }
          : checkpoint,
    }),
  }
}

/** Letters and digits that are the same in any case, as some disks take `a` for `A`. */
function digest(contents: readonly Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const content of contents) hash.update(content)
  const number = BigInt(`0x${hash.digest('hex').slice(0, 16)}`)
  return number.toString(36).padStart(hashLength, '0').slice(-hashLength)
}
