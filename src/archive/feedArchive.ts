import type { ReadPost } from '../feed/assemblePosts.ts'
import { FeedFormatError } from '../feed/FeedFormatError.ts'
import type { Site } from '../model/Site.ts'
import { createCorpus } from '../search/Corpus.ts'
import { facetIds } from '../search/facets.ts'
import {
  createIndex,
  indexVersion,
  loadIndex,
  saveIndex,
  type PostIndex,
} from '../search/PostIndex.ts'
import { search } from '../search/search.ts'
import { answerAuthors, answerPost, answerTopics } from './answers.ts'
import type { Archive, ArchiveStatus, Publication } from './Archive.ts'
import {
  openArchiveDatabase,
  type ArchiveDatabase,
  type StoredEdition,
  type StoredIndex,
} from './archiveDatabase.ts'
import { toArchiveFault } from './archiveFault.ts'
import { compareEditions } from './compareEditions.ts'
import { createEdition, type Edition } from './Edition.ts'
import { createFeedReader, type FeedReader } from './feedReader.ts'
import { fillIndex } from './fillIndex.ts'
import { readSite } from './readSite.ts'

export interface FeedArchiveOptions {
  /** Address of the site file. */
  readonly siteUrl: string
  /** Name of the cache database, unique for the site on its origin. */
  readonly databaseName: string
}

/** How often a publication that is being read is shown anew. */
const growthMs = 200

const emptyCorpus = createCorpus([], [], createIndex(), () => [])

/**
 * The archive over a bare feed: reads it, keeps it on the device, indexes it and answers from it.
 * It starts at once. The first visit shows posts as they arrive; later ones show what the device
 * holds and ask the publisher behind.
 */
export function openFeedArchive({ siteUrl, databaseName }: FeedArchiveOptions): Archive {
  const listeners = new Set<(status: ArchiveStatus) => void>()
  let status: ArchiveStatus = {
    edition: 0,
    phase: 'opening',
    postCount: 0,
    indexedCount: 0,
    bytes: 0,
    isPartial: false,
    isStored: false,
    isStorageRefused: false,
    problems: [],
  }
  let database: ArchiveDatabase | undefined
  let site: Site | undefined
  /** What the page shows. */
  let shown: Edition | undefined
  /** What it will show when the reader says so, or at the next visit. */
  let news: Edition | undefined
  let isIndexLoading = false
  let refreshing: Promise<void> | undefined

  function tell(change: Partial<ArchiveStatus>): void {
    status = { ...status, ...change }
    for (const listener of listeners) listener(status)
  }

  function show(edition: Edition, change: Partial<ArchiveStatus> = {}): void {
    shown = edition
    site = edition.stored.site
    tell({
      edition: status.edition + 1,
      postCount: edition.stored.posts.length,
      problems: edition.stored.problems,
      isPartial: edition.stored.isPartial ?? false,
      ...change,
    })
  }

  /** Waits until the condition holds, looking at each change. */
  function until(holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve()
    return new Promise((resolve) => {
      function look(): void {
        if (!holds()) return
        listeners.delete(look)
        resolve()
      }
      listeners.add(look)
    })
  }

  async function start(): Promise<void> {
    try {
      database = await openArchiveDatabase(databaseName)
    } catch {
      // Private windows, full disks and policies: the publication can be read without storage, and
      // the page says that nothing is kept.
      tell({ isStorageRefused: true })
    }
    try {
      const stored = await database?.edition()
      if (database && stored) await showStored(database, stored)
    } catch {
      // Damaged, but only a cache: what is read now takes its place.
      shown = undefined
      isIndexLoading = false
      tell({ postCount: 0, isStored: false })
    }
    await refresh()
  }

  /** The list needs no index, so it is shown before the index is loaded. */
  async function showStored(from: ArchiveDatabase, stored: StoredEdition): Promise<void> {
    const body: Edition['body'] = (slug) => from.post(slug)
    isIndexLoading = true
    show(createEdition(stored, { index: createIndex(), sections: () => [], body }), {
      phase: 'indexing',
      isStored: true,
      checkedAt: stored.checkedAt,
    })
    const [texts, saved] = await Promise.all([from.texts(), from.index()])
    const sections = (id: string) => texts.get(id) ?? []
    const loaded = saved?.hash === stored.hash ? restoreIndex(saved) : undefined
    const index = loaded ?? createIndex()
    isIndexLoading = false
    show(createEdition(stored, { index, sections, body }))
    if (!loaded) {
      const posts = stored.posts.map((post) => ({ post, sections: sections(post.id) }))
      await fillIndex(index, posts, () => showIndexed(index.documentCount))
      await from.putIndex({ hash: stored.hash, version: indexVersion, json: saveIndex(index) })
    }
    showIndexed(stored.posts.length)
    tell({ phase: 'ready' })
  }

  function showIndexed(indexedCount: number): void {
    tell({ indexedCount, edition: status.edition + 1 })
  }

  function refresh(): Promise<void> {
    refreshing ??= check().finally(() => {
      refreshing = undefined
    })
    return refreshing
  }

  async function check(): Promise<void> {
    try {
      const current = await readSite(siteUrl)
      if (shown && isReadAlike(shown.stored.site, current)) await checkForNews(current, shown)
      else await readAnew(current)
      tell({ fault: undefined })
    } catch (error) {
      const fault = toArchiveFault(error, site?.feed ?? siteUrl)
      tell({ fault, phase: shown ? 'ready' : 'failed' })
    }
  }

  /** First visit, or the publisher changed what is read: posts are shown as they arrive. */
  async function readAnew(current: Site): Promise<void> {
    const reader = createFeedReader(current)
    let shownAt = -Infinity
    let growing: ReturnType<typeof setTimeout> | undefined
    site = current
    tell({ phase: 'reading', indexedCount: 0, bytes: 0 })

    function grow(bytes: number, totalBytes: number | undefined): void {
      const { edition } = reader.assemble()
      const indexedCount = edition.corpus.index.documentCount
      show(edition, { bytes, totalBytes, indexedCount, isStored: false })
      shownAt = performance.now()
    }

    let hasEnded = false
    try {
      await reader.read((bytes, totalBytes) => {
        // The last piece is shown too when the server then falls silent.
        clearTimeout(growing)
        if (reader.postCount() === 0) return
        const waitMs = shownAt + growthMs - performance.now()
        if (waitMs > 0) growing = setTimeout(() => grow(bytes, totalBytes), waitMs)
        else grow(bytes, totalBytes)
      })
      hasEnded = true
    } finally {
      clearTimeout(growing)
      // What came before a fault is worth having: it is shown and kept, and the fault is told.
      if (hasEnded || reader.postCount() > 0) await showWhole(reader)
    }
  }

  async function showWhole(reader: FeedReader): Promise<void> {
    const { edition, posts } = reader.assemble()
    const { checkedAt } = edition.stored
    show(edition, { phase: 'ready', indexedCount: posts.length, isStored: false, checkedAt })
    const stored = await store(edition, posts)
    if (stored) show(stored, { isStored: true })
  }

  /** What is on the page stays there until the reader asks for the news. */
  async function checkForNews(current: Site, page: Edition): Promise<void> {
    const latest = news ?? page
    const reader = createFeedReader(current, latest.stored.validators)
    const isUnchanged = await reader.read(() => {})
    const { edition, posts } = reader.assemble()
    // A feed that had posts and has none is far more often broken than meant.
    if (!isUnchanged && posts.length === 0 && latest.stored.posts.length > 0) {
      throw new FeedFormatError('no-posts')
    }
    const checkedAt = new Date().toISOString()
    if (isUnchanged || edition.stored.hash === latest.stored.hash) {
      const { validators, details } = isUnchanged ? latest.stored : edition.stored
      const checked = { ...latest.stored, site: current, validators, details, checkedAt }
      await database?.putChecked(checked)
      if (latest === page) show({ ...page, stored: checked }, { checkedAt })
      return
    }
    const held = await holdBodies(page, edition.stored)
    if (shown === page) shown = held
    const next = (await store(edition, posts)) ?? edition
    if (page.stored.isPartial || edition.stored.hash === page.stored.hash) {
      // The page has said that posts are missing, and here they are; or the news was taken back.
      news = undefined
      show(next, { checkedAt, indexedCount: posts.length, news })
      return
    }
    news = next
    tell({ checkedAt, news: compareEditions(page.stored, edition.stored) })
  }

  /** @returns the edition with its bodies on the device, or nothing where storage is refused */
  async function store(edition: Edition, posts: readonly ReadPost[]): Promise<Edition | undefined> {
    if (!database) return undefined
    const into = database
    const { hash } = edition.stored
    try {
      await into.putEdition(edition.stored, posts)
      await into.putIndex({ hash, version: indexVersion, json: saveIndex(edition.corpus.index) })
    } catch {
      // The disk is full or storage was taken away meanwhile: this visit goes on from memory.
      tell({ isStorageRefused: true })
      return undefined
    }
    return { ...edition, body: (slug) => into.post(slug) }
  }

  function isSettled(): boolean {
    return status.phase === 'ready' || status.phase === 'failed'
  }

  async function untilShown(): Promise<Edition | undefined> {
    await until(() => shown !== undefined || isSettled())
    return shown
  }

  async function untilRead(holds: (edition: Edition) => boolean): Promise<Edition | undefined> {
    await until(() => (shown !== undefined && holds(shown)) || isSettled())
    return shown
  }

  async function publication(): Promise<Publication> {
    const edition = await untilShown()
    const details = edition?.stored.details ?? {}
    const description = site?.description ?? details.description
    return {
      title: site?.title ?? details.title ?? new URL(siteUrl).host,
      ...(description && { description }),
      language: details.language ?? site?.language ?? 'en',
      ...(details.homePageUrl && { homePageUrl: details.homePageUrl }),
      ...(site?.notice && { notice: site.notice }),
      facetIds: facetIds(site?.facets ?? []),
      imageHosts: site?.imageHosts ?? [],
    }
  }

  void start()
  return {
    subscribe: async (listener) => {
      listeners.add(listener)
      listener(status)
    },
    publication,
    search: async (query) => {
      await untilShown()
      if (query.words !== '') await until(() => !isIndexLoading)
      return search(shown?.corpus ?? emptyCorpus, query)
    },
    post: async (slug) => {
      const edition = await untilRead(({ stored }) => stored.posts.some((p) => p.slug === slug))
      const page = edition && (await answerPost(edition, slug))
      if (page || !edition) return page
      // A link from outside may lead to a post that is newer than what the page shows.
      await refresh()
      return news && answerPost(news, slug)
    },
    author: async (slug) => {
      const edition = await untilRead(({ authors }) => authors.has(slug))
      return edition && answerAuthors(edition).find(({ author }) => author.slug === slug)
    },
    // Lists in alphabetical order wait for the whole: entries put in between would move the others.
    authors: async () => {
      const edition = await untilRead(() => status.phase !== 'reading')
      return edition ? answerAuthors(edition) : []
    },
    topics: async () => {
      const edition = await untilRead(() => status.phase !== 'reading')
      return edition ? answerTopics(edition) : []
    },
    refresh,
    showNews: async () => {
      if (!news) return
      show(news, { news: undefined, indexedCount: news.stored.posts.length })
      news = undefined
    },
  }
}

/** Storing the next edition replaces bodies on the device that the page may still be asked for. */
async function holdBodies(page: Edition, next: StoredEdition): Promise<Edition> {
  const { posts, revisions } = page.stored
  const leaving = posts.filter(({ id }) => revisions[id] !== next.revisions[id])
  const bodies = leaving.map(async ({ slug }) => [slug, await page.body(slug)] as const)
  const held = new Map(await Promise.all(bodies))
  return { ...page, body: async (slug) => held.get(slug) ?? page.body(slug) }
}

/** @returns nothing where other code built the index or damage did: then it is built anew */
function restoreIndex({ version, json }: StoredIndex): PostIndex | undefined {
  if (version !== indexVersion) return undefined
  try {
    return loadIndex(json)
  } catch {
    return undefined
  }
}

/** The two site files give the same posts of the same feed. */
function isReadAlike(before: Site, now: Site): boolean {
  return before.feed === now.feed && JSON.stringify(before.facets) === JSON.stringify(now.facets)
}
