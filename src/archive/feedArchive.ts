import type { Site } from '../model/Site.ts'
import type { Analyzer } from '../search/analysis/Analyzer.ts'
import { analyzerFor } from '../search/analysis/analyzerFor.ts'
import { createCorpus, type Corpus } from '../search/Corpus.ts'
import { createIndex } from '../search/index/PostIndex.ts'
import { findInText } from '../search/text/findInText.ts'
import { newIn } from '../search/newIn.ts'
import { listedPosts, newestPosts } from '../search/pickPosts.ts'
import { repairs } from '../search/query/repairs.ts'
import { search } from '../search/search.ts'
import { suggest } from '../search/suggest/suggest.ts'
import { answerPublication } from './answerPublication.ts'
import { answerAuthors, answerPost, answerTopics } from './answers.ts'
import type { EditionChanges } from './archiveDatabase.ts'
import type {
  Archive,
  ArchiveFault,
  ArchiveStatus,
  CopyDifferences,
  KeptCopy,
  PostPage,
  Publication,
} from './Archive.ts'
import { toArchiveFault } from './archiveFault.ts'
import { noDifferences, sortCopies, unknownRevision } from './compareCopies.ts'
import { compareEditions } from './compareEditions.ts'
import { heldFeeds, isFilled, isSamePublication } from './compareSites.ts'
import { describeFeeds } from './describeFeeds.ts'
import { createEdition, type Edition, type PostSource } from './Edition.ts'
import { openEditionStore } from './editionStore.ts'
import { changesBetween, findRead, holdBodies, noSource, readingSource } from './postSources.ts'
import { createPublicationReading, type PublicationReading } from './readFeeds.ts'
import { readSite } from './readSite.ts'
import { createStatusBoard } from './StatusBoard.ts'
import { createStoredEdition, isIncomplete, type StoredEdition } from './StoredEdition.ts'
import {
  createTrackedIndex,
  indexablePosts,
  pruneIndex,
  toIndexable,
  updateIndex,
} from './updateIndex.ts'
import { feedKey } from './feedKey.ts'

export interface FeedArchiveOptions {
  /** Address of the site file. */
  readonly siteUrl: string
  /** Name of the cache database, unique for the site on its origin. */
  readonly databaseName: string
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
 */
export function openFeedArchive({
  siteUrl,
  databaseName,
  site: knownSite,
  onOtherSearch,
}: FeedArchiveOptions): Archive {
  const board = createStatusBoard()
  const { tell, until } = board
  const store = openEditionStore(databaseName, () => tell({ isStorageRefused: true }))
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
    await refresh()
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
    if (await indexShown()) await store.putIndex(tracked)
  }

  /** Whoever asks while the publisher is being asked gets that answer; whoever asks later, a new one. */
  function refresh(): Promise<void> {
    if (!refreshing) return (refreshing = begin())
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
    await check()
    isAsking = false
    refreshing = undefined
    tell({ isChecking: false })
  }

  async function check(): Promise<void> {
    clearTimeout(retry)
    try {
      const current = await readSite(siteUrl)
      if (mustLeave(current, true)) return
      const held = heldFeeds(current, (news ?? shown)?.stored)
      const hasPosts = [...held.values()].some(({ entries }) => entries.length > 0)
      if (shown && hasPosts) await checkForNews(current, shown)
      else await readAnew(current, createPublicationReading(current, held))
      tell({ fault: undefined })
      askAgainFor()
    } catch (error) {
      tell({ fault: toArchiveFault(error, siteUrl), phase: shown ? 'ready' : 'failed' })
    }
  }

  /** Texts that could not be had are asked for again: the page asks anew at each edition. */
  function askAgainFor(): void {
    if (board.status.unfetched.length === 0) return
    tell({ unfetched: [], edition: board.status.edition + 1 })
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
  ): Edition {
    const stored = createStoredEdition(
      current,
      feeds.map((feed) => feed.result()),
    )
    return assemble(stored, readingSource(feeds, behind))
  }

  /** What is on the page stays there until the reader asks for the news. */
  async function checkForNews(current: Site, page: Edition): Promise<void> {
    const latest = news ?? page
    const reading = createPublicationReading(current, heldFeeds(current, latest.stored))
    await reading.read(async () => {})
    isAsking = false
    noteFaults(reading)
    const next = assembleReading(current, reading, latest.source)
    if (isSamePublication(latest.stored, next.stored)) {
      const checked = assemble(next.stored, latest.source)
      if (reading.feeds.some(({ fault }) => !fault))
        await store.put(checked.stored, { put: [], remove: [] }, latest.source)
      // Nothing that the page has asked for is another now: no edition to tell of.
      const isRenamed = describeSite(latest) !== describeSite(checked)
      if (shown === latest && isRenamed) show(checked)
      else if (shown === latest) shown = checked
      else if (news === latest) news = checked
      tell({ feeds: describeFeeds(next.stored, faults) })
      return
    }
    const changes = changesBetween(latest.stored, next.stored, findRead(reading.feeds))
    const upcoming = await storeNews(page, next, changes, latest)
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
      return isSettled(status) || (shown !== undefined && holds(shown))
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

  /** What the page may still be asked for stays in memory. */
  async function giveWay(): Promise<boolean> {
    if (!shown) return false
    const nothing = createStoredEdition(shown.stored.site, [])
    shown = assemble(shown.stored, await holdBodies(shown, nothing))
    if (news) news = assemble(news.stored, await holdBodies(news, nothing))
    tell({ isStored: false })
    return store.giveWay()
  }

  void start()
  return {
    subscribe: async (listener) => board.subscribe(listener),
    publication,
    search: async (query) => search(await corpusFor(query.words), query),
    complete: async (query) => search(await corpusFor(query.words), query),
    suggest: async (words) => suggest(await corpusFor(words), words),
    repairs: async (query) => repairs(await corpusFor(query.words), query),
    findInText: async (words, blocks) => findInText(await corpusFor(words), words, blocks),
    newIn: async (query, seen) => {
      // Half an index would take posts for new that only were not found before.
      await until(isSettled)
      return newIn(await corpusFor(query.words), query, seen)
    },
    newest: async (count) => {
      // What has arrived so far may not be the newest.
      await until(isSettled)
      return newestPosts(shown?.corpus ?? emptyCorpus, count)
    },
    listed: async (ids) => listedPosts(await corpusFor(''), ids),
    post: postPage,
    author: async (slug) => {
      const edition = await untilRead(({ authors }) => authors.has(slug))
      return edition && answerAuthors(edition).find(({ author }) => author.slug === slug)
    },
    // Lists in alphabetical order wait for the whole: entries put in between would move the others.
    authors: async () => {
      const edition = await untilRead(() => board.status.phase !== 'reading')
      return edition ? answerAuthors(edition) : []
    },
    topics: async () => {
      const edition = await untilRead(() => board.status.phase !== 'reading')
      return edition ? answerTopics(edition) : []
    },
    refresh: async () => {
      await refresh()
      return board.status
    },
    showNews: async () => {
      if (!news) return
      const next = news
      news = undefined
      show(next, { news })
      await keepIndexShown()
    },
    // All of it is read and kept, whoever wants it.
    keepWhole: async () => {},
    compareCopies: async (copies) => {
      await until(isSettled)
      return shown && !board.status.isPartial ? compareCopies(copies, shown) : noDifferences
    },
    giveWay,
  }
}

function compareCopies(copies: readonly KeptCopy[], edition: Edition): CopyDifferences {
  return sortCopies(
    copies,
    (id) => edition.origins.get(id)?.revision ?? (edition.idOf(id) && unknownRevision),
  )
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
