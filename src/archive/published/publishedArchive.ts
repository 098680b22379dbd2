import { FeedFetchError } from '../../feed/FeedFetchError.ts'
import { FeedFormatError } from '../../feed/FeedFormatError.ts'
import type { SearchQuery } from '../../model/SearchQuery.ts'
import type { Site } from '../../model/Site.ts'
import type { RelatedPost } from '../../search/related/relatedPosts.ts'
import type { SearchResult } from '../../search/search.ts'
import type { SearchCorpus } from '../../search/SearchCorpus.ts'
import { MissingPieces } from '../../search/shards/MissingPieces.ts'
import type { Suggestions } from '../../search/suggest/Suggestions.ts'
import { answerPublication } from '../answerPublication.ts'
import type {
  Archive,
  ArchiveFault,
  ArchiveNews,
  AuthorListing,
  CopyDifferences,
  KeptCopy,
  PostPage,
} from '../Archive.ts'
import { toArchiveFault } from '../archiveFault.ts'
import { noDifferences } from '../compareCopies.ts'
import { createAttention } from '../createAttention.ts'
import { createMoment } from '../createMoment.ts'
import { readSite } from '../readSite.ts'
import { createStatusBoard } from '../StatusBoard.ts'
import { unanswered } from '../unanswered.ts'
import { checkFeeds, readKnownPosts } from './checkFeeds.ts'
import { compareBuilds, compareLive, comparePublished } from './compareLive.ts'
import { createHolding, isSavingData } from './createHolding.ts'
import { loadCode } from './loadCode.ts'
import { emptyLiveState, type LivePost, type LiveState } from './LiveState.ts'
import { openBuild, type Build } from './openBuild.ts'
import { describePublishedFeeds } from './describePublishedFeeds.ts'
import { openPublishedDatabase } from './publishedDatabase.ts'
import { otherPieces, postFile, type PublishedFeed, type PublishedHead } from './publishedFiles.ts'
import type { Questions } from './questions.ts'
import { createPublishedReader, isAbsent, parsePost } from './readPublished.ts'
import { countPosts, openShown, type Shown } from './Shown.ts'

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
  const holding = createHolding({
    database,
    reader,
    attention,
    isRefused: () => board.status.isStorageRefused,
    onProgress: () => tell({ keeping: describe().keeping }),
    onEnd: endGathering,
  })
  let site: Site | undefined
  let shown: Shown | undefined
  let builtAt: number | undefined
  /** The build has just been fetched, and need not be asked for again. */
  let isFresh = false
  let faults: ReadonlyMap<string, ArchiveFault> = new Map()
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
    const [, ownSite, live] = await Promise.all([holding.open(), database.site(), database.live()])
    site = ownSite
    if (!ownSite || !(await showKept(live))) await openPublished(live)
    void refresh({ isPatient: shown !== undefined })
  }

  /** @returns false where nothing can be shown of what is kept */
  async function showKept(live: LiveState | undefined): Promise<boolean> {
    if (!holding.kept) return false
    try {
      await show(holding.kept, live)
      return true
    } catch {
      // Of another program, or damaged: it is only a cache.
      holding.forget()
      shown = undefined
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

  function prepare(head: PublishedHead): Build {
    return openBuild(head, getFile, base)
  }

  async function getFile(path: string): Promise<Uint8Array> {
    return (await holding.file(path)) ?? reader.file(path)
  }

  /** Shows a build with what the device knows of its feeds. */
  async function show(head: PublishedHead, live: LiveState | undefined): Promise<void> {
    const build = prepare(head)
    shown = { build, live: emptyLiveState(head.build), feeds: [] }
    if (live?.build === head.build) shown = await withLive(shown, live)
    tell({ phase: 'ready', edition: board.status.edition + 1, ...describe() })
  }

  /** The posts that stand in for those of the build, and those that are new. */
  async function withLive({ build, feeds }: Omit<Shown, 'live'>, live: LiveState): Promise<Shown> {
    related.clear()
    if (live.posts.length === 0 && live.gone.length === 0) return { build, live, feeds }
    const [{ joinLive }, { corpus }] = await Promise.all([
      loadCode(() => import('./joinLive.ts'), base),
      build.open(),
    ])
    const known = await readKnownPosts(build, feeds)
    const leaving = [...live.posts.map(({ post }) => post), ...live.gone]
    const leftOut = leaving.flatMap(({ id }) => known.get(id)?.rank ?? [])
    const facets = site?.facets ?? []
    const joined = await joinLive({ build, corpus, posts: live.posts, leftOut, facets })
    return { build, joined, live, feeds }
  }

  function describe() {
    const postCount = shown ? countPosts(shown) : 0
    return {
      postCount,
      indexedCount: postCount,
      isStored: shown !== undefined && holding.isWhole(shown.build),
      feeds: shown ? describePublishedFeeds(shown, faults) : [],
      keeping: shown && holding.describe(shown.build, postCount),
    }
  }

  async function endGathering(fault: unknown): Promise<void> {
    tell(describe())
    // A newer build has taken the place of the one that is shown.
    if (isAbsent(fault)) await refresh()
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
    if (shown) holding.gather(shown.build)
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
    const next = await withLive(
      { build, feeds: await readFeeds(build) },
      await carryLive(before, build),
    )
    const difference = await compareBuilds(before, next, holding.isWhole(before.build))
    shown = next
    announce(difference)
    tell(describe())
  }

  async function checkLive(before: Shown): Promise<void> {
    const { build } = before
    const feeds = await feedsOf(before)
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
    const next = await withLive({ build, feeds }, found.live)
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
   * @param begin  gives what answers it once all is there, and is tried until then
   * @returns nothing where it cannot be answered, of which the status says why
   */
  async function ask<Answer>(
    begin: (questions: Questions, corpus: SearchCorpus, of: Shown) => () => Answer,
    signal?: AbortSignal,
  ): Promise<Answer | undefined> {
    // It comes while the head does; whether it fails is heard where it is used.
    import('./questions.ts').catch(() => {})
    const of = await untilShown()
    if (!of) return undefined
    try {
      const { questions, corpus } = await openShown(of)
      return await of.build.answer(begin(questions, corpus, of), signal)
    } catch (error) {
      if (signal?.aborted || !(error instanceof FeedFetchError)) throw error
      if (isAbsent(error)) await seekNewer(of)
      else if (holding.kept && !holding.isWhole(of.build))
        await show(holding.kept, await database.live())
      if (shown && shown.build !== of.build) return ask(begin, signal)
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
    const answer = await ask(({ beginSearch }, corpus, { build }) => {
      const { hits, whole } = beginSearch(corpus, query)
      if (holding.isWhole(build)) return whole
      return () => {
        // The hits come before their passages and counts, unless these are at hand, too.
        const first = hits('cards')
        return tryNow(whole) ?? { ...first, facets: [], isUnfinished: true as const }
      }
    }, signal)
    return answer ?? unanswered(query)
  }

  /** What is suggested must not keep what was asked for waiting, on the same link. */
  function track<Answer>(answer: Promise<Answer>): Promise<Answer> {
    searching = answer.catch(() => {})
    return answer
  }

  async function postPage(slug: string): Promise<PostPage | undefined> {
    const of = await untilShown()
    if (!of) return undefined
    try {
      const { posts } = of.live
      const live = posts.find(({ post }) => post.slug === slug)
      if (live) return (await answerLive()).livePage(live, posts, await relatedTo(live))
      const bytes = await readPost(slug, of)
      if (!bytes) return await seekPost(slug)
      const page = parsePost(bytes, base)
      if (!of.joined) return page
      const { withLiveRelated } = await answerLive()
      return withLiveRelated(page, of.live, (own) => related.get(own.post.id) ?? [])
    } catch (error) {
      if (!(error instanceof FeedFetchError)) throw error
      noteFault(error)
      tell({ unfetched: [...new Set([...board.status.unfetched, slug])] })
      return undefined
    }
  }

  function answerLive() {
    return loadCode(() => import('./liveAnswers.ts'), base)
  }

  async function readPost(slug: string, { build }: Shown): Promise<Uint8Array | undefined> {
    const own = holding.isWhole(build) ? await holding.file(postFile(slug)) : undefined
    if (own) return own
    try {
      return await reader.post(slug)
    } catch (error) {
      const earlier = await holding.file(postFile(slug))
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
    if (!holding.isWhole(build) && isSavingData()) return
    for (const post of live.posts.slice(0, relatedBack)) {
      await pause()
      await relatedTo(post)
    }
  }

  async function relatedTo({ post }: LivePost): Promise<readonly RelatedPost[]> {
    const known = related.get(post.id)
    if (known) return known
    const { relateLive } = await loadCode(() => import('./relateLive.ts'), base)
    const found = await ask((_questions, corpus, of) => () => {
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
        const whole = await ask(
          ({ beginSearch }, corpus) => beginSearch(corpus, query).whole,
          signal,
        )
        return whole ?? unanswered(query)
      }),
    suggest: (words, signal) =>
      attention.answer(async () => {
        await searching
        const suggestions = await ask(
          // Whoever asks before the first letter has made it ready for that.
          ({ suggest }, corpus) =>
            () =>
              words.trim() === '' ? undefined : suggest(corpus, words),
          signal,
        )
        return suggestions ?? nothingSuggested
      }),
    repairs: (query, signal) =>
      attention.answer(
        async () =>
          (await ask(
            ({ repairs }, corpus) =>
              () =>
                repairs(corpus, query),
            signal,
          )) ?? [],
      ),
    findInText: (words, blocks) =>
      attention.answer(async () => {
        const places = await ask(
          ({ findInText }, corpus) =>
            () =>
              findInText(corpus, words, blocks),
        )
        return places ?? { matches: [], best: 0 }
      }),
    newIn: async (query, seen) =>
      (await ask(
        ({ newIn }, corpus) =>
          () =>
            newIn(corpus, query, seen),
      )) ?? {
        ids: seen,
        fresh: [],
        freshCount: 0,
      },
    newest: async (count) =>
      (await ask(
        ({ newestPosts }, corpus) =>
          () =>
            newestPosts(corpus, count),
      )) ?? { posts: [], isAll: false },
    listed: async (ids) =>
      (await ask(
        ({ listedPosts }, corpus) =>
          () =>
            listedPosts(corpus, ids),
      )) ?? [],
    post: (slug) => attention.answer(() => postPage(slug)),
    author: (slug) =>
      attention.answer(async () => (await authors()).find(({ author }) => author.slug === slug)),
    authors: () => attention.answer(authors),
    topics: () =>
      attention.answer(
        async () =>
          (await ask(
            ({ listTopics }, corpus) =>
              () =>
                listTopics(corpus),
          )) ?? [],
      ),
    refresh: async () => {
      await opened
      await attention.answer(refresh)
      return board.status
    },
    showNews: async () => {
      if (board.status.news) tell({ news: undefined, edition: board.status.edition + 1 })
    },
    keepWhole: async (isWanted) => {
      const chosen = holding.choose(isWanted)
      if (shown) holding.gather(shown.build)
      tell({ keeping: describe().keeping })
      await chosen
    },
    compareCopies: (copies) => attention.answer(() => compareCopies(copies)),
    giveWay: async () => {
      await opened
      const hasGivenWay = await holding.giveWay()
      tell(describe())
      return hasGivenWay
    },
  }

  async function compareCopies(copies: readonly KeptCopy[]): Promise<CopyDifferences> {
    const of = await untilShown()
    if (!of) return noDifferences
    try {
      return await comparePublished(copies, { ...of, feeds: await feedsOf(of) })
    } catch (error) {
      if (!(error instanceof FeedFetchError)) throw error
      // Without a connection, and not on the device.
      return noDifferences
    }
  }

  async function authors(): Promise<readonly AuthorListing[]> {
    const of = await untilShown()
    if (!of) return []
    try {
      const published = (await of.build.read(otherPieces.authors)) as readonly AuthorListing[]
      if (!of.joined) return published
      return await (await answerLive()).listAuthors(published, of.joined, of)
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
  return build.head.index.postCount + live.posts.length - 1 - position
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

async function readFeeds(build: Build): Promise<readonly PublishedFeed[]> {
  return (await build.read(otherPieces.feeds)) as readonly PublishedFeed[]
}

async function feedsOf({ build, feeds }: Shown): Promise<readonly PublishedFeed[]> {
  return feeds.length > 0 ? feeds : readFeeds(build)
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
