import type { PostDraft } from '../feed/PostDraft.ts'
import type { Site } from '../model/Site.ts'
import type { Analyzer } from '../search/analysis/Analyzer.ts'
import { analyzerFor } from '../search/analysis/analyzerFor.ts'
import { createCorpus, type Corpus } from '../search/Corpus.ts'
import { createIndex } from '../search/index/PostIndex.ts'
import { findInText } from '../search/text/findInText.ts'
import { newIn } from '../search/newIn.ts'
import { repairs } from '../search/query/repairs.ts'
import { search } from '../search/search.ts'
import { suggest } from '../search/suggest/suggest.ts'
import { answerAuthors, answerPost, answerPublication, answerTopics } from './answers.ts'
import type { EditionChanges } from './archiveDatabase.ts'
import type {
  Archive,
  ArchiveFault,
  ArchiveStatus,
  Keeping,
  PostPage,
  Publication,
} from './Archive.ts'
import { toArchiveFault } from './archiveFault.ts'
import { compareEditions } from './compareEditions.ts'
import { heldFeeds, isFilled, isSamePublication } from './compareSites.ts'
import { createAttention } from './createAttention.ts'
import { createMoment } from './createMoment.ts'
import { describeFeeds } from './describeFeeds.ts'
import { createEdition, type Edition, type PostSource } from './Edition.ts'
import { openEditionStore } from './editionStore.ts'
import {
  changesBetween,
  differingPosts,
  draftSource,
  editionSource,
  findRead,
  holdBodies,
  noSource,
  originsOf,
  readingSource,
} from './postSources.ts'
import { createGathering } from './published/createGathering.ts'
import { createPublisher } from './published/createPublisher.ts'
import { isAbsent } from './published/isAbsent.ts'
import type { PublishedHead } from './published/publishedFiles.ts'
import { createPublicationReading, type FeedReading, type PublicationReading } from './readFeeds.ts'
import { readSite } from './readSite.ts'
import { createStatusBoard } from './StatusBoard.ts'
import {
  createStoredEdition,
  emptyFeed,
  feedKey,
  isIncomplete,
  laterFeed,
  type StoredEdition,
  type StoredFeed,
} from './StoredEdition.ts'
import {
  createTrackedIndex,
  indexablePosts,
  pruneIndex,
  toIndexable,
  updateIndex,
} from './updateIndex.ts'

export interface FeedArchiveOptions {
  /** Address of the site file. */
  readonly siteUrl: string
  /** Name of the cache database, unique for the site on its origin. */
  readonly databaseName: string
  /** No build has published files beside the site file, so none are asked for. False where absent. */
  readonly isBare?: boolean
  /** How long nothing has to be asked before work in the background goes on; 1,500 ms where absent. */
  readonly quietMs?: number
  /** The site file, where it has just been read: what the device holds may be of another time. */
  readonly site?: Site
  /**
   * Called when the site file names an engine that searches: nothing is read then, what was read is
   * deleted, and nothing is answered here any more.
   */
  readonly onOtherSearch?: (handover: Handover) => void
}

/** How an archive makes room for one that another engine answers. */
export interface Handover {
  readonly site: Site
  /** It is the publisher's of today; else that of an earlier visit. */
  readonly isFresh: boolean
  /** Has the next visit begin with it. */
  readonly keep: (site: Site) => Promise<void>
}

/** How often a publication that is being read is shown anew, at the most. */
const growthMs = 200
/** How long a server that is busy for the second time is left alone at the least. */
const patienceMs = 15_000
/** Share of the time that showing may take while reading goes on. */
const growthShare = 0.2

const emptyCorpus = createCorpus([], [], createIndex(), () => [])

/**
 * The archive over feeds: reads them, keeps them on the device, indexes them and answers from them.
 * It starts at once. The first visit shows posts as they arrive; later ones show what the device
 * holds and ask the publisher behind.
 *
 * Where a build has published files beside the site file, its edition takes the place of an earlier
 * visit's: posts are listed at once, each is fetched when it is opened, and the whole follows in idle
 * moments or when a search needs it.
 */
export function openFeedArchive({
  siteUrl,
  databaseName,
  isBare = false,
  quietMs = 1_500,
  site: knownSite,
  onOtherSearch,
}: FeedArchiveOptions): Archive {
  const board = createStatusBoard()
  const { tell, until } = board
  const store = openEditionStore(databaseName, () => tell({ isStorageRefused: true }))
  const publisher = createPublisher(new URL('.', siteUrl).href)
  const attention = createAttention(quietMs)
  const gathering = createGathering({
    publisher,
    attention,
    onPack: takePack,
    onEnd: endGathering,
  })
  let site: Site | undefined
  let tracked = createTrackedIndex()
  /** What the page shows. */
  let shown: Edition | undefined
  /** What it will show when the reader says so, or at the next visit. */
  let news: Edition | undefined
  let faults: ReadonlyMap<string, ArchiveFault> = new Map()
  let isIndexLoading = false
  let refreshing: Promise<void> | undefined
  /** The next one, where somebody waits for it already. */
  let queued: Promise<void> | undefined
  /** What the publisher has is not all here yet. */
  let isAsking = false
  /** Ends the patience of a refresh that nobody has asked for: now somebody does. */
  let hurrying = createMoment()
  /** What is shown was published by a build, and its posts are not on the device. */
  let isFromBuild = false
  /** Whether the reader wants the whole on this device, where that has been said. */
  let choice: boolean | undefined
  let storing: Promise<void> | undefined
  /** The edition for which the site was asked again, because files of it are gone. */
  let replaced: string | undefined
  let grownAt = -Infinity
  let retry: ReturnType<typeof setTimeout> | undefined
  /** Times that a busy server was asked again by itself, one after the other. */
  let retries = 0
  /** Addresses of posts that the publisher was asked for and did not have. */
  const soughtSlugs = new Set<string>()
  let isLeft = false

  function show(edition: Edition, change: Partial<ArchiveStatus> = {}): void {
    shown = edition
    site = edition.stored.site
    tell({
      edition: board.status.edition + 1,
      postCount: edition.posts.length,
      isPartial: edition.stored.feeds.some(isIncomplete),
      feeds: describeFeeds((news ?? edition).stored, faults),
      ...change,
    })
  }

  function assemble(stored: StoredEdition, source: PostSource): Edition {
    return createEdition(stored, source, tracked.index)
  }

  /** The language may be known only now, or be another one: then the index is built anew. */
  function withItsIndex(edition: Edition): Edition {
    const analyzer = analyzerOf(edition)
    if (tracked.index.analyzer !== analyzer) tracked = createTrackedIndex(analyzer)
    const hasIt = edition.corpus.index === tracked.index
    return hasIt ? edition : assemble(edition.stored, edition.source)
  }

  async function start(): Promise<void> {
    try {
      await showStored()
      if (isLeft) return
    } catch {
      // Damaged, but only a cache: what is read now takes its place.
      shown = undefined
      isIndexLoading = false
      tracked = createTrackedIndex()
      tell({ postCount: 0, isStored: false, feeds: [] })
    }
    choice = await store.isWholeWanted()
    await refresh({ isPatient: true })
  }

  /** The list needs no index, so it is shown before the index is loaded. */
  async function showStored(): Promise<void> {
    const loaded = await store.load()
    if (!loaded) return
    if (mustLeave(knownSite ?? loaded.stored.site, false)) return
    if (loaded.stored.feeds.length === 0) return
    isIndexLoading = true
    const listed = assemble(loaded.stored, loaded.source)
    show(listed, { phase: 'indexing', isStored: true })
    const indexed = await store.loadIndex(analyzerOf(listed))
    tracked = indexed.tracked ?? tracked
    isIndexLoading = false
    show(assemble(loaded.stored, indexed.source))
    await keepIndexShown()
  }

  /** Another engine searches: the next visit is to know it, with or without a network. */
  function mustLeave(current: Site, isFresh: boolean): boolean {
    if (!current.search || !onOtherSearch) return false
    if (!isLeft) onOtherSearch({ site: current, isFresh, keep: keepOnly })
    isLeft = true
    return true
  }

  async function keepOnly(current: Site): Promise<void> {
    await store.put(createStoredEdition(current, []), { put: [], remove: [] })
  }

  /** Brings the index to what the page shows: only what differs is indexed. @returns whether any did */
  async function indexShown(): Promise<boolean> {
    const edition = (shown = withItsIndex(shown!))
    let toldAt = performance.now()
    const isChanged = await updateIndex(tracked, indexablePosts(edition), () => {
      if (performance.now() < toldAt + growthMs) return
      toldAt = performance.now()
      const indexedCount = Math.min(tracked.index.documentCount, edition.posts.length)
      tell({ indexedCount, edition: board.status.edition + 1 })
    })
    const isPruned = pruneIndex(tracked, (id) => edition.origins.has(id))
    const indexedCount = tracked.index.documentCount
    tell({ phase: 'ready', indexedCount, edition: board.status.edition + 1 })
    return isChanged || isPruned
  }

  async function keepIndexShown(): Promise<void> {
    if ((await indexShown()) && !isFromBuild) await store.putIndex(tracked)
  }

  /** Whoever asks while the publisher is being asked gets that answer; whoever asks later, a new one. */
  function refresh({ isPatient } = { isPatient: false }): Promise<void> {
    if (!refreshing) {
      hurrying = createMoment()
      if (!isPatient) hurrying.resolve()
      return (refreshing = begin())
    }
    if (!isPatient) hurrying.resolve()
    if (isAsking) return refreshing
    queued ??= refreshing.then(() => {
      queued = undefined
      return refresh()
    })
    return queued
  }

  async function begin(): Promise<void> {
    isAsking = true
    tell({ isChecking: true })
    await storing
    await check()
    isAsking = false
    refreshing = undefined
    tell({ isChecking: false })
  }

  async function check(): Promise<void> {
    clearTimeout(retry)
    try {
      await rest()
      const [current, head] = await Promise.all([
        readSite(siteUrl),
        isBare ? undefined : publisher.look(),
      ])
      if (mustLeave(current, true)) return
      publisher.forgive()
      const build = head && (await openBuild(current, head))
      const held = heldFeeds(current, (news ?? shown)?.stored)
      const hasPosts = [...held.values()].some(({ entries }) => entries.length > 0)
      if (shown && hasPosts) await checkForNews(current, shown, build)
      else if (build) await checkForNews(current, showBuild(build))
      else await readAnew(current, createPublicationReading(current, held))
      tell({ fault: undefined })
      askAgainFor()
    } catch (error) {
      tell({ fault: toArchiveFault(error, siteUrl), phase: shown ? 'ready' : 'failed' })
    }
    if (isFromBuild && isWholeWanted()) gathering.start()
    tellKeeping()
  }

  /** Where a build has published everything, checking for what is newer waits until nobody asks. */
  async function pause(): Promise<void> {
    if (!shown?.stored.published) return
    await Promise.race([attention.lull(), hurrying.promise])
  }

  async function rest(): Promise<void> {
    if (!shown?.stored.published) return
    tell({ isChecking: false })
    await pause()
    tell({ isChecking: true })
  }

  /** Texts that could not be had are asked for again: the page asks anew at each edition. */
  function askAgainFor(): void {
    if (board.status.unfetched.length === 0) return
    tell({ unfetched: [], edition: board.status.edition + 1 })
  }

  /** The edition of a build, unless what is at hand goes on from it already. */
  async function openBuild(current: Site, head: PublishedHead): Promise<Edition | undefined> {
    const known = (news ?? shown)?.stored.published
    const build = head.edition === known ? undefined : await publisher.open(head, current.limits)
    if (!build || build.path === known) return undefined
    const { version, path } = build
    // The site file is the live one: what it has added since is read from its feed.
    const held = heldFeeds(current, { version, site: current, feeds: build.feeds })
    const feeds = current.feeds.map((source) => ({
      ...justRead(held.get(feedKey(source)) ?? emptyFeed(source)),
      source,
    }))
    const stored = { version, site: current, feeds, published: path }
    const edition = assemble(stored, publisher.source)
    if (edition.posts.length === 0) return undefined
    publisher.use(build, edition, current.limits)
    return edition
  }

  /** All posts are listed; their texts come when they are needed, or when there is time. */
  function showBuild(build: Edition): Edition {
    isFromBuild = true
    faults = new Map()
    news = undefined
    tracked = createTrackedIndex()
    const change = { phase: 'ready', indexedCount: 0, isStored: false, news } as const
    show(withItsIndex(build), change)
    if (isWholeWanted()) gathering.start()
    tellKeeping()
    return shown!
  }

  function isWholeWanted(): boolean {
    return !board.status.isStorageRefused && (choice ?? !isSavingData())
  }

  function tellKeeping(): void {
    const keeping = describeKeeping()
    if (keeping || board.status.keeping) tell({ keeping })
  }

  function describeKeeping(): Keeping | undefined {
    const state = keepingState()
    if (!state) return undefined
    const held = [...shown!.origins.values()].filter((origin) => publisher.find(origin))
    return { state, heldCount: held.length }
  }

  function keepingState(): Keeping['state'] | undefined {
    if (!isFromBuild || board.status.isStorageRefused) return undefined
    if (!isWholeWanted()) return choice === undefined ? 'saving-data' : 'stopped'
    return gathering.fault === undefined ? 'underway' : 'failed'
  }

  async function takePack(drafts: readonly PostDraft[]): Promise<void> {
    // What is shown may change between two slices.
    function* ofShown() {
      for (const draft of drafts) {
        const { id, revision } = draft.post
        if (shown!.origins.get(id)?.revision === revision) yield toIndexable(draft)
      }
    }
    const isFirst = tracked.index.documentCount === 0
    await updateIndex(tracked, ofShown(), async () => {
      // An answer from the first few posts would say "nothing found" of nearly everything.
      if (isGrowthDue() && !isFirst) tellGathered()
      await gathering.pause()
    })
    tellGathered()
  }

  /** What the page has asked is answered anew only where somebody waits for better answers. */
  function isGrowthDue(): boolean {
    return gathering.isHurried && performance.now() > grownAt + growthMs
  }

  function tellGathered(): void {
    const isDue = isGrowthDue()
    if (isDue) grownAt = performance.now()
    tell({
      indexedCount: tracked.index.documentCount,
      keeping: describeKeeping(),
      ...(isDue && { edition: board.status.edition + 1 }),
    })
  }

  async function endGathering(wasHurried: boolean): Promise<void> {
    if (!isFromBuild) return
    if (!publisher.isMissingPacks) {
      await indexShown()
      if (isWholeWanted()) await storeWhole()
    } else if (board.status.phase === 'indexing') {
      tell({ phase: 'ready', edition: board.status.edition + 1 })
    }
    tellKeeping()
    // A newer build has taken the place of the one that is shown.
    const path = shown?.stored.published
    if (!isAbsent(gathering.fault) || replaced === path) return
    replaced = path
    // A check that is under way may have asked before it was there.
    if (refreshing) await refresh()
    await refresh()
    if (wasHurried) gather()
  }

  /** Puts everything on the device, the news too: the next visit needs no network. */
  async function storeWhole(): Promise<void> {
    // A check that is under way would put back what it began with.
    for (let current = refreshing; current; current = refreshing) await current
    if (!isFromBuild) return
    const latest = news ?? shown!
    const changes = changesBetween(undefined, latest.stored, (origin) => publisher.find(origin))
    if (changes.put.length < originsOf(latest.stored).length) return
    storing = putWhole(latest, changes)
    await storing
    storing = undefined
  }

  async function putWhole({ stored }: Edition, changes: EditionChanges): Promise<void> {
    const source = await store.put(stored, changes)
    if (!source) return
    const leaving = new Map(
      [news, shown]
        .flatMap((edition) => (edition ? differingPosts(stored, edition.stored) : []))
        .flatMap((origin) => {
          const draft = publisher.find(origin)
          return draft ? [[draft.post.revision + origin.id, draft] as const] : []
        }),
    )
    const all = draftSource(({ id, revision }) => leaving.get(revision + id), source)
    isFromBuild = false
    publisher.release()
    if (news) news = assemble(news.stored, all)
    show(assemble(shown!.stored, all), { isStored: true, keeping: undefined })
    await store.putIndex(tracked)
  }

  /** First visit, or the publisher changed what is read: posts are shown as they arrive. */
  async function readAnew(current: Site, reading: PublicationReading): Promise<void> {
    let shownAt = -Infinity
    let waitMs = growthMs
    let growing: ReturnType<typeof setTimeout> | undefined
    const behind = (news ?? shown)?.source ?? noSource
    site = current
    faults = new Map()
    tracked = createTrackedIndex()
    isFromBuild = false
    gathering.stop()
    publisher.release()
    tell({ phase: 'reading', indexedCount: 0, bytes: 0 })

    function grow(): void {
      const startedAt = performance.now()
      show(withItsIndex(assembleReading(current, reading, behind)), {
        ...bytesOf(reading),
        indexedCount: tracked.index.documentCount,
        isStored: false,
      })
      waitMs = Math.max(growthMs, (performance.now() - startedAt) / growthShare)
      shownAt = performance.now()
    }

    function growSoon(): void {
      // The last piece is shown too when the server then falls silent.
      clearTimeout(growing)
      if (reading.feeds.every(({ drafts }) => drafts.size === 0)) return
      const leftMs = shownAt + waitMs - performance.now()
      if (leftMs > 0) growing = setTimeout(grow, leftMs)
      else grow()
    }

    try {
      await reading.read(async (_feed, drafts) => {
        growSoon()
        await updateIndex(tracked, drafts.map(toIndexable), growSoon)
      })
    } finally {
      clearTimeout(growing)
    }
    isAsking = false
    noteFaults(reading)
    await showWhole(current, reading, behind)
  }

  /** What came before a fault is worth having: it is shown and kept, and the fault is told. */
  async function showWhole(
    current: Site,
    reading: PublicationReading,
    behind: PostSource,
  ): Promise<void> {
    const edition = assembleReading(current, reading, behind)
    if (edition.posts.length === 0 && reading.feeds.every(({ fault }) => fault)) {
      // What is shown of another time, though filed or read otherwise then, is better than nothing.
      tell({ phase: shown ? 'ready' : 'failed', feeds: describeFeeds(edition.stored, faults) })
      return
    }
    show(edition, { isStored: false })
    await indexShown()
    const changes = changesBetween(undefined, edition.stored, findRead(reading.feeds))
    const source = await store.put(edition.stored, changes)
    if (!source) return
    await store.putIndex(tracked)
    show(assemble(edition.stored, source), { isStored: true })
  }

  function assembleReading(
    current: Site,
    { feeds }: PublicationReading,
    behind: PostSource,
    result: (feed: FeedReading) => StoredFeed = (feed) => feed.result(),
    published?: string,
  ): Edition {
    const stored = createStoredEdition(current, feeds.map(result), published)
    return assemble(stored, readingSource(feeds, behind))
  }

  /**
   * What is on the page stays there until the reader asks for the news.
   *
   * @param build  of a build that is newer than what is at hand
   */
  async function checkForNews(current: Site, page: Edition, build?: Edition): Promise<void> {
    const latest = news ?? page
    const ahead = build && (await bring(build, latest)) ? build : undefined
    await rest()
    const reading = createPublicationReading(current, heldFeeds(current, (ahead ?? latest).stored))
    await reading.read(pause)
    isAsking = false
    noteFaults(reading)
    const next = assembleReading(
      current,
      reading,
      ahead ? editionSource(latest, publisher.source) : latest.source,
      ahead && ((feed) => resultBeside(feed, latest)),
      (ahead ?? latest).stored.published,
    )
    if (isSamePublication(latest.stored, next.stored)) {
      const checked = assemble(next.stored, latest.source)
      const wasAnswered = ahead !== undefined || reading.feeds.some(({ fault }) => !fault)
      if (wasAnswered && !isFromBuild) {
        await store.put(checked.stored, { put: [], remove: [] }, latest.source)
        publisher.release()
      }
      // Nothing that the page has asked for is another now: no edition to tell of.
      const isRenamed = describeSite(latest) !== describeSite(checked)
      if (shown === latest && isRenamed) show(checked)
      else if (shown === latest) shown = checked
      else if (news === latest) news = checked
      tell({ feeds: describeFeeds(next.stored, faults) })
      return
    }
    const read = findRead(reading.feeds)
    const changes = changesBetween(
      latest.stored,
      next.stored,
      (origin) => read(origin) ?? publisher.find(origin),
    )
    const upcoming = isFromBuild
      ? holdNews(next, changes)
      : await storeNews(page, next, changes, latest)
    const difference = compareEditions(page, upcoming)
    if (
      isFilled(page.stored, next.stored) ||
      Object.values(difference).every((count) => count === 0)
    ) {
      // The page has said that posts are missing, and here they are; or the news was taken back.
      news = undefined
      show(upcoming, { news })
      await keepIndexShown()
      return
    }
    news = upcoming
    tell({ news: difference, feeds: describeFeeds(upcoming.stored, faults) })
  }

  /** Fetches what a build has and the device has not. @returns whether all of it is here */
  async function bring(build: Edition, latest: Edition): Promise<boolean> {
    // Of an edition that is not on the device either each post is fetched when it is needed.
    if (isFromBuild) return true
    const needed = differingPosts(latest.stored, build.stored)
    try {
      while (!needed.every((origin) => publisher.find(origin))) {
        if (!publisher.hasNextPack) break
        await pause()
        await publisher.fetchPack(attention.untilAsked())
      }
    } catch (error) {
      // The feeds tell the news too.
      if (toArchiveFault(error, siteUrl).kind === 'internal') throw error
    }
    const isHere = needed.every((origin) => publisher.find(origin))
    if (!isHere) publisher.release()
    return isHere
  }

  /** As long as the whole is not on the device, what is newer is held in memory. */
  function holdNews(next: Edition, { put }: EditionChanges): Edition {
    publisher.hold(put)
    return assemble(next.stored, publisher.source)
  }

  async function storeNews(
    page: Edition,
    next: Edition,
    changes: EditionChanges,
    latest: Edition,
  ): Promise<Edition> {
    const held = assemble(page.stored, await holdBodies(page, next.stored))
    if (shown === page) shown = held
    const source = await store.put(next.stored, changes, latest.source)
    if (!source) return next
    publisher.release()
    return assemble(next.stored, source)
  }

  function noteFaults(reading: PublicationReading): void {
    faults = new Map(
      reading.feeds.flatMap(({ source, fault }) => (fault ? [[feedKey(source), fault]] : [])),
    )
    const due = [...faults.values()].flatMap((fault) =>
      fault.kind === 'unreachable' && fault.retryAt ? Date.parse(fault.retryAt) : [],
    )
    if (due.length === 0) {
      retries = 0
      return
    }
    // A server that goes on being busy is asked less and less often, however little it wants.
    const leastMs = retries === 0 ? 0 : patienceMs * 2 ** (retries - 1)
    retries++
    retry = setTimeout(() => void refresh(), Math.max(Math.min(...due) - Date.now(), leastMs))
  }

  async function untilShown(): Promise<Edition | undefined> {
    await until((status) => shown !== undefined || isSettled(status))
    return shown
  }

  async function untilRead(holds: (edition: Edition) => boolean): Promise<Edition | undefined> {
    await until((status) => {
      const isListed = isFromBuild || isSettled(status)
      return isListed || (shown !== undefined && holds(shown))
    })
    return shown
  }

  async function publication(): Promise<Publication> {
    const { details = {} } = (await untilShown()) ?? {}
    return answerPublication(site, details, siteUrl)
  }

  /** The list needs no index; words do. */
  async function corpusFor(words: string): Promise<Corpus> {
    await untilShown()
    if (words !== '') await until(() => !isIndexLoading)
    return shown?.corpus ?? emptyCorpus
  }

  /** A question. Where it has words, it needs the texts, and waits for the first of them. */
  function ask<Answer>(words: string, answer: (corpus: Corpus) => Answer): Promise<Answer> {
    const needsTexts = words.trim() !== ''
    // What is on its way already is what the question waits for, so it comes first.
    if (needsTexts) gather()
    return attention.answer(async () => {
      await untilShown()
      if (needsTexts) gather()
      await until(({ phase, indexedCount }) => {
        return !isFromBuild || !needsTexts || phase !== 'indexing' || indexedCount > 0
      })
      return answer(await corpusFor(words))
    }, !needsTexts)
  }

  function gather(): void {
    if (isFromBuild) gathering.hurry()
    if (gathering.isHurried && board.status.phase === 'ready') tell({ phase: 'indexing' })
  }

  async function postPage(slug: string): Promise<PostPage | undefined> {
    const edition = await untilRead(({ posts }) => posts.some((post) => post.slug === slug))
    const page = edition && (await answerPost(edition, slug))
    if (page || !edition) return page
    // A link from outside may lead to a post that is newer than what the page shows. Once is enough:
    // the page asks again at each new edition.
    if (!soughtSlugs.has(slug)) {
      soughtSlugs.add(slug)
      await refresh()
    }
    const sought = news && (await answerPost(news, slug))
    if (!sought && shown?.posts.some((post) => post.slug === slug)) noteUnfetched(slug)
    return sought
  }

  function noteUnfetched(slug: string): void {
    tell({ unfetched: [...new Set([...board.status.unfetched, slug])] })
  }

  void start()
  return {
    subscribe: async (listener) => board.subscribe(listener),
    publication: () => attention.answer(publication),
    search: (query) => ask(query.words, (corpus) => search(corpus, query)),
    suggest: (words) => ask(words, (corpus) => suggest(corpus, words)),
    repairs: (query) => ask(query.words, (corpus) => repairs(corpus, query)),
    // A text that is shown can be looked through without those of all the others.
    findInText: (words, blocks) =>
      attention.answer(async () => findInText(await corpusFor(words), words, blocks)),
    newIn: async (query, seen) => {
      // Half an index would take posts for new that only were not found before.
      const isWhole = ({ indexedCount, postCount }: ArchiveStatus) =>
        !isFromBuild || query.words === '' || indexedCount >= postCount
      await until((status) => isSettled(status) && isWhole(status))
      return newIn(await corpusFor(query.words), query, seen)
    },
    post: (slug) => attention.answer(() => postPage(slug)),
    author: (slug) =>
      attention.answer(async () => {
        const edition = await untilRead(({ authors }) => authors.has(slug))
        return edition && answerAuthors(edition).find(({ author }) => author.slug === slug)
      }),
    // Lists in alphabetical order wait for the whole: entries put in between would move the others.
    authors: () =>
      attention.answer(async () => {
        const edition = await untilRead(() => board.status.phase !== 'reading')
        return edition ? answerAuthors(edition) : []
      }),
    topics: () =>
      attention.answer(async () => {
        const edition = await untilRead(() => board.status.phase !== 'reading')
        return edition ? answerTopics(edition) : []
      }),
    refresh: async () => {
      await attention.answer(refresh)
      return board.status
    },
    showNews: async () => {
      if (!news) return
      const next = news
      news = undefined
      show(next, { news })
      await keepIndexShown()
    },
    keepWhole: async (isWanted) => {
      choice = isWanted
      publisher.forgive()
      if (!isWanted) gathering.stop()
      else if (isFromBuild) gathering.start()
      tellKeeping()
      await store.putWholeWanted(isWanted)
    },
  }
}

/** The browser's own setting; not every browser has one. */
function isSavingData(): boolean {
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } }
  return connection?.saveData === true
}

/** Of a feed that cannot be read either the build or what is at hand may be newer. */
function resultBeside(feed: FeedReading, latest: Edition): StoredFeed {
  const other = heldFeeds(latest.stored.site, latest.stored).get(feedKey(feed.source))
  return feed.fault && other ? laterFeed(feed.result(), other) : feed.result()
}

/**
 * A build knows no clock. What it says counts as read just now: else WordPress would be read whole
 * for the sake of what a build brings anyway.
 */
function justRead(feed: StoredFeed): StoredFeed {
  const { checkpoint } = feed
  if (checkpoint?.format !== 'wordpress') return feed
  const now = new Date().toISOString()
  return { ...feed, checkpoint: { ...checkpoint, readAt: now, listedAt: now } }
}

function bytesOf({ feeds }: PublicationReading): Pick<ArchiveStatus, 'bytes' | 'totalBytes'> {
  const totals = feeds.map(({ totalBytes }) => totalBytes)
  return {
    bytes: feeds.reduce((sum, feed) => sum + feed.bytes, 0),
    totalBytes: totals.includes(undefined)
      ? undefined
      : totals.reduce((sum: number, total) => sum + total!, 0),
  }
}

function analyzerOf({ details, stored: { site } }: Edition): Analyzer {
  return analyzerFor(details.language ?? site.language)
}

/** What the frame of every page is made of. */
function describeSite({ stored: { site }, details }: Edition): string {
  return JSON.stringify([site, details])
}

function isSettled({ phase }: ArchiveStatus): boolean {
  return phase === 'ready' || phase === 'failed'
}
