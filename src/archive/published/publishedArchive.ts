import { FeedFetchError } from '../../feed/FeedFetchError.ts'
import { FeedFormatError } from '../../feed/FeedFormatError.ts'
import type { SearchQuery } from '../../model/SearchQuery.ts'
import type { Site } from '../../model/Site.ts'
import { analyzerFor } from '../../search/analysis/analyzerFor.ts'
import { newIn } from '../../search/newIn.ts'
import { repairs } from '../../search/query/repairs.ts'
import type { RelatedPost } from '../../search/related/relatedPosts.ts'
import { findHits, search, type SearchResult } from '../../search/search.ts'
import type { SearchCorpus } from '../../search/SearchCorpus.ts'
import { MissingPieces } from '../../search/shards/MissingPieces.ts'
import type { Suggestions } from '../../search/suggest/Suggestions.ts'
import { suggest } from '../../search/suggest/suggest.ts'
import { findInText } from '../../search/text/findInText.ts'
import { answerPublication } from '../answers.ts'
import type { Archive, ArchiveFault, ArchiveNews, Keeping, PostPage } from '../Archive.ts'
import { toArchiveFault } from '../archiveFault.ts'
import { createAttention } from '../createAttention.ts'
import { createMoment } from '../createMoment.ts'
import { readSite } from '../readSite.ts'
import { createStatusBoard } from '../StatusBoard.ts'
import { unanswered } from '../unanswered.ts'
import { checkFeeds, readKnownPosts } from './checkFeeds.ts'
import { compareBuilds, compareLive } from './compareLive.ts'
import { createGathering } from './createGathering.ts'
import { emptyLiveState, type LivePost, type LiveState } from './LiveState.ts'
import { openBuild, type Build } from './openBuild.ts'
import {
  describePublishedFeeds,
  listAuthors,
  listTopics,
  livePage,
  withLiveRelated,
} from './publishedAnswers.ts'
import { openPublishedDatabase } from './publishedDatabase.ts'
import {
  otherPieces,
  postFile,
  splitHashes,
  type PublishedFeed,
  type PublishedHead,
  type PublishedPacks,
} from './publishedFiles.ts'
import { createPublishedReader, isAbsent, parsePost } from './readPublished.ts'
import { showBuild, type Shown } from './Shown.ts'

export interface PublishedArchiveOptions {
  /** Address of the site file. */
  readonly siteUrl: string
  /** Unique for the site on its origin. */
  readonly databaseName: string
  /** How long nothing has to be asked before work in the background goes on; 1,500 ms where absent. */
  readonly quietMs?: number | undefined
  /** Called where no build has published anything: nothing is answered here then. */
  readonly onUnpublished: () => void
}

/** New posts that others offer as related: for each some 90 kB of the index may have to be fetched. */
const relatedBack = 5

const nothingSuggested: Suggestions = { completions: [], posts: [], authors: [], topics: [] }

/**
 * The archive over what a build has published: each answer fetches the few pieces that it takes. What
 * the feeds have had since joins in. The whole comes to the device in idle moments, where the reader
 * does not mind, and is then answered from there.
 */
export function openPublishedArchive(options: PublishedArchiveOptions): Archive {
  const { siteUrl, databaseName, quietMs = 1_500, onUnpublished } = options
  const base = new URL('.', siteUrl).href
  const board = createStatusBoard()
  const { tell } = board
  const database = openPublishedDatabase(databaseName, () => tell({ isStorageRefused: true }))
  const reader = createPublishedReader(base)
  const attention = createAttention(quietMs)
  const gathering = createGathering({
    attention,
    missing: missingPacks,
    bring,
    onEnd: endGathering,
  })
  let site: Site | undefined
  let shown: Shown | undefined
  /** The build that is wholly on the device, which need not be the one that is shown. */
  let kept: PublishedHead | undefined
  /** Some files are on the device. */
  let hasFiles = false
  let builtAt: number | undefined
  /** The build has just been fetched, and need not be asked for again. */
  let isFresh = false
  let faults: ReadonlyMap<string, ArchiveFault> = new Map()
  /** Of the build that is shown. */
  let packs: PublishedPacks | undefined
  let heldPacks: ReadonlySet<string> = new Set()
  /** Whether the reader wants the whole on this device, where that has been said. */
  let choice: boolean | undefined
  let refreshing: Promise<void> | undefined
  /** Ends the patience of a check that nobody has asked for: now somebody does. */
  let hurrying = createMoment()
  let searching: Promise<unknown> = Promise.resolve()
  /** Addresses of posts that were looked for in the feeds and not found. */
  const soughtSlugs = new Set<string>()
  /** Id of a live post → what is related to it. */
  const related = new Map<string, readonly RelatedPost[]>()
  const opened = open()

  async function open(): Promise<void> {
    const [head, held, ownSite, live, wanted] = await Promise.all([
      database.keptHead(),
      database.packs(),
      database.site(),
      database.live(),
      database.isWholeWanted(),
    ])
    heldPacks = new Set(held)
    hasFiles = held.length > 0
    choice = wanted
    site = ownSite
    if (!head || !ownSite || !(await showKept(head, live))) await openPublished(live)
    void begin()
  }

  /** @returns false where what is kept is of another program, or damaged: it is only a cache */
  async function showKept(head: PublishedHead, live: LiveState | undefined): Promise<boolean> {
    try {
      kept = head
      await show(head, live)
      return true
    } catch {
      kept = undefined
      shown = undefined
      hasFiles = false
      heldPacks = new Set()
      return false
    }
  }

  /** A first visit, or one that has not got everything yet. */
  async function openPublished(live: LiveState | undefined): Promise<void> {
    try {
      const [current, read] = await Promise.all([readSite(siteUrl), reader.head()])
      site = current
      builtAt = read.modifiedAt
      isFresh = true
      await show(read.head, live)
      void database.putSite(current)
    } catch (error) {
      if (isAbsent(error) || error instanceof FeedFormatError) {
        onUnpublished()
        await new Promise(() => {})
      }
      tell({ phase: 'failed', fault: toArchiveFault(error, siteUrl) })
    }
  }

  async function begin(): Promise<void> {
    await refresh({ isPatient: shown !== undefined })
  }

  function prepare(head: PublishedHead): Build {
    return openBuild(head, analyzerFor(head.language), getFile, base)
  }

  async function getFile(path: string): Promise<Uint8Array> {
    const own = hasFiles ? await database.file(path) : undefined
    return own ?? reader.file(path)
  }

  /** Shows a build with what the device knows of its feeds. */
  async function show(head: PublishedHead, live: LiveState | undefined): Promise<void> {
    const build = prepare(head)
    shown = showBuild(build, emptyLiveState(head.build))
    packs = undefined
    if (live?.build === head.build) shown = await withLive(shown, live)
    tell({ phase: 'ready', edition: board.status.edition + 1, ...describe() })
  }

  /** The posts that stand in for those of the build, and those that are new. */
  async function withLive(before: Shown, live: LiveState): Promise<Shown> {
    const { build, feeds } = before
    related.clear()
    if (live.posts.length === 0 && live.gone.length === 0)
      return { build, corpus: build.corpus, live, feeds }
    const { joinLive } = await import('./joinLive.ts')
    const known = await readKnownPosts(build, feeds)
    const leaving = [...live.posts.map(({ post }) => post), ...live.gone]
    const leftOut = leaving.flatMap(({ id }) => known.get(id)?.rank ?? [])
    const analyzer = build.corpus.index.analyzer
    const corpus = await joinLive({
      build,
      posts: live.posts,
      leftOut,
      facets: site?.facets ?? [],
      analyzer,
    })
    return { build, corpus, live, feeds }
  }

  function describe() {
    const postCount = shown?.corpus.postCount ?? 0
    const isStored = shown !== undefined && kept?.build === shown.build.head.build
    return {
      postCount,
      indexedCount: postCount,
      isStored,
      feeds: shown ? describePublishedFeeds(shown, faults) : [],
      keeping: describeKeeping(isStored),
    }
  }

  function describeKeeping(isStored: boolean): Keeping | undefined {
    if (!shown || isStored || board.status.isStorageRefused) return undefined
    const state = isWholeWanted()
      ? gathering.fault === undefined
        ? 'underway'
        : 'failed'
      : choice === undefined
        ? 'saving-data'
        : 'stopped'
    const held = splitHashes(packs?.posts ?? '').filter((hash) => heldPacks.has(hash))
    const heldCount = Math.min(shown.corpus.postCount, held.length * (packs?.postsInPack ?? 0))
    return { state, heldCount }
  }

  function isWholeWanted(): boolean {
    return !board.status.isStorageRefused && (choice ?? !isSavingData())
  }

  async function missingPacks(): Promise<readonly string[]> {
    const listed = await readPacks(shown!.build)
    return listed.filter((hash) => !heldPacks.has(hash))
  }

  async function readPacks(build: Build): Promise<readonly string[]> {
    const isShown = shown?.build === build
    const known = isShown ? packs : undefined
    const listed = known ?? ((await build.read(otherPieces.packs)) as PublishedPacks)
    if (isShown) packs = listed
    return [...splitHashes(listed.index), ...splitHashes(listed.posts)]
  }

  async function bring(hash: string, signal: AbortSignal): Promise<void> {
    await database.putPack(hash, await reader.pack(hash, signal))
    heldPacks = new Set([...heldPacks, hash])
    hasFiles = true
    tell({ keeping: describe().keeping })
  }

  async function endGathering(): Promise<void> {
    const build = shown?.build
    if (build && isWholeWanted() && gathering.fault === undefined) await keepBuild(build)
    tell(describe())
    // A newer build has taken the place of the one that is shown.
    if (isAbsent(gathering.fault)) await refresh()
  }

  /** Everything is here: the next visit needs no network. */
  async function keepBuild(build: Build): Promise<void> {
    const all = await readPacks(build)
    if (!all.every((hash) => heldPacks.has(hash)) || board.status.isStorageRefused) return
    await database.keep(build.head, all)
    if (!board.status.isStorageRefused) kept = build.head
  }

  function gather(): void {
    if (!shown || kept?.build === shown.build.head.build || !isWholeWanted()) return
    gathering.start()
  }

  /** Whoever asks while the publisher is being asked gets that answer. */
  function refresh({ isPatient } = { isPatient: false }): Promise<void> {
    if (!refreshing) hurrying = createMoment()
    if (!isPatient) {
      isFresh = false
      hurrying.resolve()
    }
    refreshing ??= check().finally(() => {
      refreshing = undefined
    })
    return refreshing
  }

  async function pause(): Promise<void> {
    await Promise.race([attention.lull(), hurrying.promise])
  }

  async function check(): Promise<void> {
    await pause()
    tell({ isChecking: true })
    try {
      if (!isFresh || !shown) await checkBuild()
      isFresh = false
      await checkLive(shown!)
      await relateNewest(shown!)
      const wasFailing = board.status.fault !== undefined || board.status.unfetched.length > 0
      tell({ fault: undefined, unfetched: [] })
      if (wasFailing) tell({ edition: board.status.edition + 1 })
    } catch (error) {
      noteFault(error)
    }
    tell({ isChecking: false, ...describe() })
    gather()
  }

  /** What was asked cannot be had; what is shown stays. */
  function noteFault(error: unknown): void {
    tell({ fault: toArchiveFault(error, siteUrl), phase: shown ? 'ready' : 'failed' })
  }

  async function checkBuild(): Promise<void> {
    const [current, read] = await Promise.all([readSite(siteUrl), reader.head()])
    site = current
    builtAt = read.modifiedAt
    void database.putSite(current)
    const before = shown
    if (before?.build.head.build === read.head.build) return
    if (!before) {
      await show(read.head, await database.live())
      return
    }
    await showNewer(before, read.head)
  }

  /** What the page has on it stays; what it asks from now on is answered by the newer build. */
  async function showNewer(before: Shown, head: PublishedHead): Promise<void> {
    const build = prepare(head)
    const fresh = showBuild(build, emptyLiveState(head.build))
    const next = await withLive(
      { ...fresh, feeds: await readFeeds(build) },
      await carryLive(before, build),
    )
    const isAtHand = kept?.build === before.build.head.build
    const difference = await compareBuilds(before, next, isAtHand)
    shown = next
    packs = undefined
    announce(difference)
    tell(describe())
  }

  async function checkLive(before: Shown): Promise<void> {
    const { build } = before
    const feeds = before.feeds.length > 0 ? before.feeds : await readFeeds(build)
    shown = { ...before, feeds }
    tell({ feeds: describePublishedFeeds(shown, faults) })
    const found = await checkFeeds({
      build,
      feeds,
      site: site!,
      before: before.live,
      reader,
      builtAt,
      base,
      pause,
    })
    faults = found.faults
    const next = await withLive({ ...before, feeds }, found.live)
    announce(compareLive(before.live, found.live, await publishedIds(before, found.live)))
    shown = next
    await database.putLive(found.live)
  }

  /** Says what is new, as long as the page does not show it. */
  function announce({ added, changed, removed }: ArchiveNews): void {
    const before = board.status.news ?? { added: 0, changed: 0, removed: 0 }
    const news = {
      added: before.added + added,
      changed: before.changed + changed,
      removed: before.removed + removed,
    }
    if (news.added + news.changed + news.removed > 0) tell({ news })
  }

  async function untilShown(): Promise<Shown | undefined> {
    await opened
    return shown
  }

  /**
   * Answers a question from what is shown, and where files of it are gone from what has taken its place.
   *
   * @returns nothing where it cannot be answered, of which the status says why
   */
  async function ask<Answer>(
    question: (corpus: SearchCorpus, of: Shown) => Answer,
    signal?: AbortSignal,
  ): Promise<Answer | undefined> {
    const of = await untilShown()
    if (!of) return undefined
    try {
      return await of.build.answer(() => question(of.corpus, of), signal)
    } catch (error) {
      if (signal?.aborted || !(error instanceof FeedFetchError)) throw error
      if (isAbsent(error)) await seekNewer(of)
      else if (kept && kept.build !== of.build.head.build) await show(kept, await database.live())
      if (shown && shown.build !== of.build) return ask(question, signal)
      noteFault(error)
      return undefined
    }
  }

  /** A check that is under way may have asked before the newer build was there. */
  async function seekNewer(of: Shown): Promise<void> {
    await refresh()
    if (shown?.build === of.build) await refresh()
  }

  async function answerSearch(query: SearchQuery, signal?: AbortSignal): Promise<SearchResult> {
    const of = await untilShown()
    const whole = (corpus: SearchCorpus) => search(corpus, query)
    if (of && kept?.build !== of.build.head.build) {
      const atHand = tryNow(() => whole(of.corpus))
      if (atHand) return atHand
      const first = await ask((corpus) => findHits(corpus, query, 'cards'), signal)
      if (first) return { ...first, facets: [], isUnfinished: true }
    } else {
      const answer = await ask(whole, signal)
      if (answer) return answer
    }
    return unanswered(query)
  }

  /** What is suggested must not keep what was asked for waiting, on the same link. */
  function track<Answer>(answer: Promise<Answer>): Promise<Answer> {
    searching = answer.catch(() => {})
    return answer
  }

  async function postPage(slug: string): Promise<PostPage | undefined> {
    const of = await untilShown()
    if (!of) return undefined
    const live = of.live.posts.find(({ post }) => post.slug === slug)
    if (live) return livePage(live, of.live.posts, await relatedTo(live))
    try {
      const bytes = await readPost(slug, of)
      if (bytes)
        return withLiveRelated(
          parsePost(bytes, base),
          of.live,
          (own) => related.get(own.post.id) ?? [],
        )
      return await seekPost(slug)
    } catch (error) {
      if (!(error instanceof FeedFetchError)) throw error
      noteFault(error)
      tell({ unfetched: [...new Set([...board.status.unfetched, slug])] })
      return undefined
    }
  }

  async function readPost(slug: string, { build }: Shown): Promise<Uint8Array | undefined> {
    const isKept = kept?.build === build.head.build
    const own = isKept ? await database.file(postFile(slug)) : undefined
    if (own) return own
    try {
      return await reader.post(slug)
    } catch (error) {
      const earlier = hasFiles ? await database.file(postFile(slug)) : undefined
      if (earlier) return earlier
      throw error
    }
  }

  /** A link from outside may lead to a post that is newer than the build. Once is enough. */
  async function seekPost(slug: string): Promise<PostPage | undefined> {
    if (soughtSlugs.has(slug)) return undefined
    soughtSlugs.add(slug)
    await refresh()
    const isLive = shown?.live.posts.some(({ post }) => post.slug === slug)
    return isLive ? postPage(slug) : undefined
  }

  /** So that what is related to them tells of them, too. */
  async function relateNewest({ build, live }: Shown): Promise<void> {
    const isHere = kept?.build === build.head.build
    if (!isHere && isSavingData()) return
    for (const post of live.posts.slice(0, relatedBack)) {
      await pause()
      await relatedTo(post)
    }
  }

  async function relatedTo({ post }: LivePost): Promise<readonly RelatedPost[]> {
    const known = related.get(post.id)
    if (known) return known
    const { relateLive } = await import('./relateLive.ts')
    const found = await ask((corpus, of) => {
      const rank = corpus.rankAt(placeOfLive(of, post.id))
      return rank === undefined ? [] : relateLive(corpus, rank)
    })
    if (found) related.set(post.id, found)
    return found ?? []
  }

  return {
    subscribe: async (listener) => board.subscribe(listener),
    publication: () =>
      attention.answer(async () => {
        const of = await untilShown()
        return answerPublication(site, of?.build.head.details ?? {}, siteUrl)
      }),
    search: (query, signal) => track(attention.answer(() => answerSearch(query, signal))),
    complete: (query, signal) =>
      attention.answer(async () => {
        return (await ask((corpus) => search(corpus, query), signal)) ?? unanswered(query)
      }),
    suggest: (words, signal) =>
      attention.answer(async () => {
        if (words.trim() === '') return nothingSuggested
        await searching
        return (await ask((corpus) => suggest(corpus, words), signal)) ?? nothingSuggested
      }),
    repairs: (query, signal) =>
      attention.answer(async () => (await ask((of) => repairs(of, query), signal)) ?? []),
    findInText: (words, blocks) =>
      attention.answer(async () => {
        return (await ask((of) => findInText(of, words, blocks))) ?? { matches: [], best: 0 }
      }),
    newIn: async (query, seen) =>
      (await ask((of) => newIn(of, query, seen))) ?? { ids: seen, fresh: [], freshCount: 0 },
    post: (slug) => attention.answer(() => postPage(slug)),
    author: (slug) =>
      attention.answer(async () => (await authors()).find(({ author }) => author.slug === slug)),
    authors: () => attention.answer(authors),
    topics: () => attention.answer(async () => (await ask(listTopics)) ?? []),
    refresh: async () => {
      await opened
      await attention.answer(refresh)
      return board.status
    },
    showNews: async () => {
      if (board.status.news) tell({ news: undefined, edition: board.status.edition + 1 })
    },
    keepWhole: async (isWanted) => {
      choice = isWanted
      if (!isWanted) gathering.stop()
      else gather()
      tell({ keeping: describe().keeping })
      await database.putWholeWanted(isWanted)
    },
  }

  async function authors() {
    const of = await untilShown()
    try {
      return of ? await listAuthors(of) : []
    } catch (error) {
      if (!(error instanceof FeedFetchError)) throw error
      noteFault(error)
      return []
    }
  }
}

/** Live posts stand behind the published ones, the oldest first. */
function placeOfLive({ build, live }: Shown, id: string): number {
  const position = live.posts.findIndex(({ post }) => post.id === id)
  return build.corpus.postCount + live.posts.length - 1 - position
}

/** @returns nothing where pieces are missing */
function tryNow<Answer>(answer: () => Answer): Answer | undefined {
  try {
    return answer()
  } catch (error) {
    if (error instanceof MissingPieces) return undefined
    throw error
  }
}

/** The browser's own setting; not every browser has one. */
function isSavingData(): boolean {
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } }
  return connection?.saveData === true
}

async function readFeeds(build: Build): Promise<readonly PublishedFeed[]> {
  return (await build.read(otherPieces.feeds)) as readonly PublishedFeed[]
}

/** Which of the live posts have taken the place of published ones. */
async function publishedIds(
  { build, feeds }: Shown,
  { posts }: LiveState,
): Promise<ReadonlySet<string>> {
  if (posts.length === 0) return new Set()
  return new Set((await readKnownPosts(build, feeds)).keys())
}

/** Of live posts those that the newer build has not got either. */
async function carryLive({ live }: Shown, build: Build): Promise<LiveState> {
  const empty = emptyLiveState(build.head.build)
  if (live.posts.length === 0) return empty
  const known = await readKnownPosts(build, await readFeeds(build))
  return { ...empty, posts: live.posts.filter(({ post }) => !known.has(post.id)) }
}
