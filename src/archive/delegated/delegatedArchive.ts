import type { FeedDetails } from '../../model/Feed.ts'
import { emptyQuery, type SearchQuery } from '../../model/SearchQuery.ts'
import type { Site } from '../../model/Site.ts'
import { sourceFacet } from '../../model/Tag.ts'
import { addressKey } from '../../model/webAddress.ts'
import { analyzerFor } from '../../search/analysis/analyzerFor.ts'
import type { RelatedPost } from '../../search/related/relatedPosts.ts'
import { findInText } from '../../search/text/findInText.ts'
import type { AskOptions } from '../../feed/wordpress/askPosts.ts'
import type {
  Archive,
  ArchiveFault,
  ArchiveNews,
  AuthorListing,
  FeedStatus,
  PostPage,
  Publication,
  SearchLack,
} from '../Archive.ts'
import { answerPublication } from '../answerPublication.ts'
import { toArchiveFault } from '../archiveFault.ts'
import { noDifferences } from '../compareCopies.ts'
import type { Handover } from '../feedArchive.ts'
import { readSite } from '../readSite.ts'
import { createStatusBoard } from '../StatusBoard.ts'
import { unanswered } from '../unanswered.ts'
import { openAskedDatabase } from './askedDatabase.ts'
import { countRemoteValues } from './countRemoteValues.ts'
import { createAnswers } from './createAnswers.ts'
import { createDesk, type Desk } from './createDesk.ts'
import { createTextCorpus } from './createTextCorpus.ts'
import { findRemotePost } from './findRemotePost.ts'
import { lookUpValues } from './lookUpValues.ts'
import { newestRemote, newInRemote } from './newInRemote.ts'
import { readRemoteSite } from './readRemoteSite.ts'
import { readVocabulary } from './readVocabulary.ts'
import { relateRemote } from './relateRemote.ts'
import { nothingFound, remoteFacets } from './remoteFacets.ts'
import type { KnownFrame, RemoteFrame } from './RemoteFrame.ts'
import type { RemotePost } from './remotePost.ts'
import { siteKey } from './RemoteSite.ts'
import { repairRemote } from './repairRemote.ts'
import { rest } from './rest.ts'
import { readRemotely, searchRemote, toListings, type RemoteSearch } from './searchRemote.ts' // prettier-ignore
import { nothingToSuggest, suggestRemote } from './suggestRemote.ts'
import { feedName } from '../feedKey.ts'

export interface DelegatedArchiveOptions {
  /** Address of the site file. */
  readonly siteUrl: string
  /** Name of the database of what was seen, unique for the site on its origin. */
  readonly databaseName: string
  readonly handover: Handover
  /** Called when the site file no longer names the engine: nothing is answered here any more. */
  readonly onOtherSearch: (site: Site) => void
}

/** What the publisher's WordPress cannot do, as far as a reader would miss it. */
const lacks: readonly SearchLack[] = [
  'counts',
  'lengths',
  'spelling',
  'either',
  'titles',
  'some-words',
  'old-news',
  'offline',
]
/** Under what a visit leaves behind what it found out about the sites. */
const frameKey = 'sites'
/** Facets that would take the texts of all posts. */
const uncountable: readonly string[] = ['length']
/** Posts of this visit that can be opened without being asked for again: some 6 MB. */
const heldPosts = 400
/** While someone types, only words that have rested this long are worth a request. */
const restMs = 250
/** How long a busy server is left alone at the least. */
const patienceMs = 15_000

/**
 * The archive over the engine that the publisher runs: each screen asks it for what it shows, and
 * nothing is read ahead. What was seen is kept, for when it does not answer.
 */
export function openDelegatedArchive(options: DelegatedArchiveOptions): Archive {
  const { siteUrl, databaseName, handover, onOtherSearch } = options
  const board = createStatusBoard()
  const { tell } = board
  const database = openAskedDatabase(databaseName, () => tell({ isStorageRefused: true }))
  const answers = createAnswers({ database, onFault: noteFault, onAnswer: noteAnswer })
  const faults = new Map<string, ArchiveFault>()
  const checked = new Map<string, string>()
  /** Posts by their slugs, the last met last. */
  const posts = new Map<string, RemotePost>()
  /** Post id → what is related to it; empty until that is known. */
  const related = new Map<string, readonly RelatedPost[]>()
  let { site } = handover
  let found = nothingFound
  let frame: RemoteFrame | undefined
  let known: KnownFrame | undefined
  /** Ids and revisions of the newest posts, as the page has them. */
  let newest: ReadonlyMap<string, string> | undefined
  let lastWords = ''
  let retry: ReturnType<typeof setTimeout> | undefined
  let refreshing: Promise<void> | undefined
  const beginning = begin()
  let framing = beginning.then(() => frame)
  let knowing = beginning.then((kept) => kept ?? readKnown())

  async function begin(): Promise<KnownFrame | undefined> {
    tell({ isRemote: true })
    const kept = handover.isFresh ? undefined : await readKept()
    if (kept) {
      known = kept
      frame = kept
    } else await readFrame()
    const edition = board.status.edition + 1
    tell({ phase: frame ? 'ready' : 'failed', edition, feeds: describeFeeds(), ...countPosts() })
    return kept
  }

  /** What an earlier visit found out about the same sites: the first list need not wait for it. */
  async function readKept(): Promise<KnownFrame | undefined> {
    const kept = (await database.get(frameKey)) as KnownFrame | undefined
    return kept && JSON.stringify(kept.site) === JSON.stringify(site) ? kept : undefined
  }

  /** @returns nothing where no site could be found, of which the status says why */
  async function readFrame(): Promise<RemoteFrame | undefined> {
    const remotes = await Promise.all(
      site.feeds.map(async (source, position) => {
        try {
          return await readRemoteSite(source, position === 0, answers, askOptions())
        } catch {
          // It stands in the status.
          return undefined
        }
      }),
    )
    const sites = remotes.filter((remote) => remote !== undefined)
    if (sites.length === 0) return undefined
    frame = { site, sites }
    return frame
  }

  async function readKnown(): Promise<KnownFrame | undefined> {
    const of = frame
    if (!of) return undefined
    const vocabularies = await Promise.all(
      of.sites.map(
        async (remote) =>
          [siteKey(remote), await readVocabulary(remote, answers, askOptions())] as const,
      ),
    )
    known = { ...of, vocabularies: new Map(vocabularies) }
    if (faults.size === 0) void database.put(frameKey, known, [])
    tell({ feeds: describeFeeds(), ...countPosts() })
    return known
  }

  function countPosts() {
    const postCount = describeFeeds().reduce((sum, feed) => sum + feed.postCount, 0)
    return { postCount, indexedCount: postCount }
  }

  /** While a site is known not to answer, nobody is kept waiting for a second attempt. */
  function askOptions(signal?: AbortSignal): AskOptions {
    const limits = faults.size > 0 ? { ...site.limits, attempts: 1 } : site.limits
    return { limits, facets: site.facets, signal }
  }

  function describeFeeds(): readonly FeedStatus[] {
    return site.feeds.map((source) => {
      const key = siteKey({ source })
      const remote = frame?.sites.find((one) => siteKey(one) === key)
      const fault = faults.get(key)
      const checkedAt = checked.get(key)
      return {
        name: feedName({ source, details: remote?.details ?? {} }),
        url: source.url,
        postCount: known?.vocabularies.get(key)?.total ?? 0,
        ...(checkedAt && { checkedAt }),
        isPartial: false,
        isExpired: false,
        ...(fault && { fault }),
        leftOut: [],
      }
    })
  }

  function noteFault(key: string, error: unknown): void {
    const fault = toArchiveFault(error, key)
    faults.set(key, fault)
    tell({ feeds: describeFeeds() })
    if (fault.kind !== 'unreachable' || !fault.retryAt) return
    clearTimeout(retry)
    const waitMs = Math.max(Date.parse(fault.retryAt) - Date.now(), patienceMs)
    retry = setTimeout(() => void refresh(), waitMs)
  }

  /** What could not be asked for may be had now: the page asks for everything it shows again. */
  function noteAnswer(key: string): void {
    checked.set(key, new Date().toISOString())
    if (!faults.delete(key)) return
    tell({ feeds: describeFeeds(), edition: board.status.edition + 1 })
  }

  function analyzer() {
    const [first] = known?.sites ?? []
    return analyzerFor(first?.details.language ?? site.language)
  }

  function deskFor(of: RemoteFrame, signal?: AbortSignal): Desk {
    return createDesk(of, answers, askOptions(signal))
  }

  /** @returns nothing where the publication cannot be asked */
  async function prepare(
    query: SearchQuery,
    signal?: AbortSignal,
  ): Promise<RemoteSearch | undefined> {
    const of = await knowing
    if (!of) return undefined
    const desk = deskFor(of, signal)
    const listed = { facets: remoteFacets(of, found), analyzer: analyzer() }
    const { filters } = readRemotely(listed, query).wanted
    found = await lookUpValues(of, found, filters, desk)
    return { frame: of, facets: remoteFacets(of, found), analyzer: analyzer(), desk }
  }

  function hold(met: readonly RemotePost[]): void {
    for (const entry of met) {
      const { slug, html, isProtected } = entry.post
      if (html === '' && !isProtected) continue
      posts.delete(slug)
      posts.set(slug, entry)
    }
    for (const slug of [...posts.keys()].slice(0, Math.max(0, posts.size - heldPosts))) {
      posts.delete(slug)
    }
  }

  async function search(query: SearchQuery, signal?: AbortSignal) {
    const isTyping = query.words !== lastWords && lastWords !== ''
    lastWords = query.words
    if (isTyping && query.words !== '') await rest(restMs, signal)
    const prepared = await prepare(query, signal)
    if (!prepared)
      return unanswered(query, readRemotely({ facets: [], analyzer: analyzer() }, query).reading)
    const { result, posts: met } = await searchRemote(prepared, query)
    hold(met)
    const isFirstPage = JSON.stringify(query) === JSON.stringify(emptyQuery)
    if (isFirstPage && !result.isUnanswered) newest ??= revisionsOf(met)
    return result
  }

  async function post(slug: string): Promise<PostPage | undefined> {
    const of = await framing
    if (!of) return undefined
    const entry = posts.get(slug) ?? (await findRemotePost(of, slug, deskFor(of), database))
    if (!entry) return undefined
    hold([entry])
    return {
      post: entry.post,
      authors: entry.authors,
      related: relatedTo(entry),
      links: linksOf(entry),
      images: entry.images,
    }
  }

  /** They are asked for once the post is on its way to the page, which then asks again. */
  function relatedTo(entry: RemotePost): readonly RelatedPost[] {
    const offered = related.get(entry.post.id)
    if (!offered) void relate(entry)
    return offered ?? []
  }

  async function relate(entry: RemotePost): Promise<void> {
    related.set(entry.post.id, [])
    const prepared = await prepare(emptyQuery)
    if (!prepared) return
    const { related: offered, posts: met } = await relateRemote(prepared, entry.post)
    hold(met)
    related.set(entry.post.id, offered)
    if (offered.length > 0) tell({ edition: board.status.edition + 1 })
  }

  /** Only posts that were met in this visit are known by their addresses. */
  function linksOf({ links }: RemotePost): Readonly<Record<string, string>> {
    const slugs = new Map(
      [...posts].flatMap(
        ([
          slug,
          {
            post: { url },
          },
        ]) => (url ? [[addressKey(url), slug]] : []),
      ),
    )
    return Object.fromEntries(
      links.flatMap((address) => {
        const slug = slugs.get(addressKey(address))
        return slug === undefined ? [] : [[address, slug] as const]
      }),
    )
  }

  async function publication(): Promise<Publication> {
    const { sites = [] } = (await framing) ?? {}
    const details = Object.assign(
      {},
      ...sites.map((remote) => remote.details).toReversed(),
    ) as FeedDetails
    const whole = answerPublication(site, details, siteUrl)
    return {
      ...whole,
      facetIds: whole.facetIds.filter((id) => !uncountable.includes(id)),
      search: { hosts: [...new Set(site.feeds.map(({ url }) => new URL(url).host))], lacks },
    }
  }

  async function author(slug: string): Promise<AuthorListing | undefined> {
    const prepared = await prepare({ ...emptyQuery, filters: { author: [slug] } })
    const authors = prepared ? authorsOf(prepared) : []
    return authors.find((listing) => listing.author.slug === slug)
  }

  function authorsOf({ frame: of, facets }: RemoteSearch): readonly AuthorListing[] {
    const listed = of.sites.flatMap((remote) => of.vocabularies.get(siteKey(remote))?.users ?? [])
    const users = [...listed, ...found.users.map(({ user }) => user)]
    const values = facets.find(({ id }) => id === 'author')?.values ?? []
    return values.flatMap(({ slug }) => {
      const user = users.find((one) => one.author.slug === slug)
      return user ? { author: user.author } : []
    })
  }

  async function topics() {
    const prepared = await prepare(emptyQuery)
    if (!prepared) return []
    const own = new Set([...site.facets.map(({ id }) => id), sourceFacet])
    const counts = countRemoteValues(prepared.frame, prepared.facets, {
      filters: {},
      isNarrowed: false,
    })
    return counts.filter(({ id }) => own.has(id))
  }

  /** Asks anew for what every screen stands on, and says whether there are other posts at the top. */
  function refresh(): Promise<void> {
    refreshing ??= check().finally(() => {
      refreshing = undefined
    })
    return refreshing
  }

  async function check(): Promise<void> {
    clearTimeout(retry)
    tell({ isChecking: true })
    const isChanged = await checkSite()
    if (isChanged !== undefined) await askAnew(isChanged)
    tell({ isChecking: false })
  }

  /** @returns whether it has changed; nothing where it asks for another archive */
  async function checkSite(): Promise<boolean | undefined> {
    try {
      const current = await readSite(siteUrl)
      tell({ fault: undefined })
      if (!current.search) {
        onOtherSearch(current)
        return undefined
      }
      if (JSON.stringify(current) === JSON.stringify(site)) return false
      site = current
      await handover.keep(current)
      return true
    } catch (error) {
      tell({ fault: toArchiveFault(error, siteUrl) })
      return false
    }
  }

  async function askAnew(isChanged: boolean): Promise<void> {
    const wasFailed = board.status.phase === 'failed'
    answers.forget()
    if (!(await readFrame())) {
      tell({ feeds: describeFeeds() })
      return
    }
    const before = JSON.stringify(known?.sites)
    await readKnown()
    framing = Promise.resolve(frame)
    knowing = Promise.resolve(known)
    posts.clear()
    related.clear()
    if (isChanged || wasFailed || JSON.stringify(known?.sites) !== before) {
      newest = undefined
      tell({ phase: 'ready', edition: board.status.edition + 1, feeds: describeFeeds() })
    } else await compareNewest()
  }

  /** The site file of an earlier visit, and what was found out then, may be others today. */
  async function checkStart(): Promise<void> {
    if (handover.isFresh) {
      await handover.keep(site)
      return
    }
    const kept = await beginning
    const isChanged = await checkSite()
    if (isChanged === undefined) return
    if (isChanged) await askAnew(true)
    else if (kept) await checkKept(kept)
  }

  async function checkKept(kept: KnownFrame): Promise<void> {
    if (!(await readFrame())) return
    await readKnown()
    framing = Promise.resolve(frame)
    knowing = Promise.resolve(known)
    if (describeKnown(known) !== describeKnown(kept)) tell({ edition: board.status.edition + 1 })
  }

  async function compareNewest(): Promise<void> {
    const prepared = newest && (await prepare(emptyQuery))
    if (!newest || !prepared) return
    const { result, posts: met } = await searchRemote(prepared, emptyQuery)
    if (result.isUnanswered) return
    const news = compareRevisions(newest, revisionsOf(met))
    if (news.added + news.changed > 0) tell({ news })
  }

  async function showNews(): Promise<void> {
    newest = undefined
    tell({ news: undefined, edition: board.status.edition + 1 })
  }

  void checkStart()
  return {
    subscribe: async (listener) => board.subscribe(listener),
    publication,
    search,
    complete: search,
    suggest: async (words, signal) => {
      await rest(restMs, signal)
      const prepared = words.trim() === '' ? undefined : await prepare(emptyQuery, signal)
      return prepared ? suggestRemote(prepared, words) : nothingToSuggest
    },
    repairs: async (query, signal) => {
      const prepared = await prepare(query, signal)
      return prepared ? repairRemote(prepared, query) : []
    },
    findInText: async (words, blocks) => {
      const of = await knowing
      const facets = of ? toListings(remoteFacets(of, found)) : []
      return findInText(createTextCorpus(analyzer(), facets, blocks), words, blocks)
    },
    newIn: async (query, seen) => {
      const prepared = await prepare(query)
      return prepared ? newInRemote(prepared, query, seen) : { ids: [], fresh: [], freshCount: 0 }
    },
    newest: async () => {
      const prepared = await prepare(emptyQuery)
      return prepared ? newestRemote(prepared) : { posts: [], isAll: false }
    },
    // WordPress knows its posts by other numbers than those that follow from their ids.
    listed: async () => [],
    post,
    author,
    authors: async () => {
      const prepared = await prepare(emptyQuery)
      return prepared ? authorsOf(prepared) : []
    },
    topics,
    refresh: async () => {
      await refresh()
      return board.status
    },
    // There is nothing to keep but what was seen.
    keepWhole: async () => {},
    // Nobody but the engine knows, and it would have to be asked for each.
    compareCopies: async () => noDifferences,
    giveWay: () => database.clear(),
    showNews,
  }
}

/** All that answers depend on. */
function describeKnown(frame: KnownFrame | undefined): string {
  return JSON.stringify([frame?.sites, [...(frame?.vocabularies ?? [])]])
}

function revisionsOf(posts: readonly RemotePost[]): ReadonlyMap<string, string> {
  return new Map(posts.map(({ post }) => [post.id, post.revision]))
}

/** What is gone is not told: a post that is not at the top any more may only have made room. */
function compareRevisions(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): ArchiveNews {
  const added = [...after.keys()].filter((id) => !before.has(id)).length
  const changed = [...after].filter(
    ([id, revision]) => before.has(id) && before.get(id) !== revision,
  ).length
  return { added, changed, removed: 0 }
}
