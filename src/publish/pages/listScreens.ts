import { answerAuthors, answerTopics } from '../../archive/answers.ts'
import type { PostPage, Publication } from '../../archive/Archive.ts'
import type { Edition } from '../../archive/Edition.ts'
import type { PostOrigin } from '../../feed/assemblePosts.ts'
import { mayLoadImage } from '../../model/mayLoadImage.ts'
import { emptyQuery, type SearchQuery } from '../../model/SearchQuery.ts'
import { authorKey, authorsKey } from '../../queries/useAuthors.ts'
import { postKey } from '../../queries/usePost.ts'
import { publicationKey } from '../../queries/usePublication.ts'
import { searchKey } from '../../queries/useSearch.ts'
import { topicsKey } from '../../queries/useTopics.ts'
import type { Answer } from '../../queries/WrittenPage.ts'
import { countFacets, findPages, pageSize } from '../../search/search.ts'
import type { Relation } from '../../search/related/createRelating.ts'
import { authorPath, authorsPath, postPath, topicPath, topicsPath } from '../../url/paths.ts'
import { pagePath, searchPath } from '../../url/searchParams.ts'
import type { SanitizeOptions } from '../../ui/post/sanitizeHtml.ts'
import type { DraftPlace, DraftReader } from '../drafts/draftFile.ts'
import { composePage } from './composePage.ts'
import type { RouteFile } from './Program.ts'

/** A screen that is written ahead of time. */
export interface Screen {
  /** From the base of the site, with a slash in front. */
  readonly path: string
  /** The file of its route. */
  readonly route: RouteFile
  /** What it is drawn from. */
  readonly answers: readonly Answer[]
  /** Of the screen of a post: where its text stands. */
  readonly place?: DraftPlace
}

/** What the screens of posts are made of. */
export interface PostSource {
  readonly placeOf: (origin: PostOrigin) => DraftPlace
  readonly drafts: DraftReader
  readonly relationsOf: (rank: number) => Promise<readonly Relation[]>
}

/** Every screen that is the same for all readers. */
export async function* listScreens(
  edition: Edition,
  publication: Publication,
  source: PostSource,
): AsyncGenerator<Screen> {
  const common: Answer = [publicationKey, publication]
  yield* listPages(edition, common)
  const authors = answerAuthors(edition)
  yield { path: authorsPath, route: 'AuthorsRoute', answers: [common, [authorsKey, authors]] }
  for (const listing of authors) {
    const { slug } = listing.author
    const answers = [common, [authorKey(slug), listing] as const]
    yield* filteredPages(edition, 'AuthorRoute', authorPath(slug), ['author', slug], answers)
  }
  const topics = answerTopics(edition)
  yield { path: topicsPath, route: 'TopicsRoute', answers: [common, [topicsKey, topics]] }
  for (const { id, values } of topics) {
    for (const { slug } of values) {
      const answers = [common, [topicsKey, topics] as const]
      yield* filteredPages(edition, 'TopicRoute', topicPath(id, slug), [id, slug], answers)
    }
  }
  // Last, since what is related to posts takes longest to find out.
  for (const rank of edition.posts.keys()) yield await postScreen(edition, common, source, rank)
}

async function postScreen(
  edition: Edition,
  common: Answer,
  { placeOf, drafts, relationsOf }: PostSource,
  rank: number,
): Promise<Screen> {
  const summary = edition.posts[rank]!
  const { slug } = summary
  const place = placeOf(edition.origins.get(summary.id)!)
  // The text is in the page once, where it is read: here its body is empty.
  const page = composePage(edition, drafts.front(place), rank, await relationsOf(rank))
  const answer: PostPage = { ...page, isTextWritten: true }
  const answers = [common, [postKey(slug), answer] as const]
  return { path: postPath(slug), route: 'PostRoute', answers, place }
}

function pageCountOf(postCount: number): number {
  return Math.max(1, Math.ceil(postCount / pageSize))
}

/** How many screens there will be. */
export function countScreens(edition: Edition): number {
  const authors = answerAuthors(edition)
  const values = answerTopics(edition).flatMap((facet) => facet.values)
  const ofAuthors = authors.reduce((sum, { postCount }) => sum + pageCountOf(postCount ?? 0), 1)
  const ofTopics = values.reduce((sum, { count }) => sum + pageCountOf(count ?? 0), 1)
  return pageCountOf(edition.posts.length) + edition.posts.length + ofAuthors + ofTopics
}

function* listPages(edition: Edition, common: Answer): Generator<Screen> {
  const facets = countFacets(edition.corpus, emptyQuery)
  for (const found of findPages(edition.corpus, emptyQuery)) {
    const { query } = found
    const answers = [common, [searchKey(query), { ...found, facets }] as const]
    yield { path: searchPath(query, []), route: 'SearchRoute', answers }
  }
}

function* filteredPages(
  edition: Edition,
  route: RouteFile,
  path: string,
  [facet, slug]: readonly [string, string],
  answers: readonly Answer[],
): Generator<Screen> {
  const asked: SearchQuery = { words: '', filters: { [facet]: [slug] }, page: 1 }
  for (const found of findPages(edition.corpus, asked)) {
    // There are no filters on it.
    const result = { ...found, facets: [] }
    const { query, page } = found
    yield { path: pagePath(path, page), route, answers: [...answers, [searchKey(query), result]] }
  }
}

/**
 * How the body of a post is fitted into its page.
 *
 * @param base  path of the site, with slashes around it
 */
export function textOptions(
  { post, links }: PostPage,
  publication: Publication,
  base: string,
): SanitizeOptions {
  const mayLoad = (url: string) => mayLoadImage(url, publication)
  return {
    base: post.base,
    internalHref: (url) => {
      const slug = links[url]
      return slug === undefined ? undefined : base.slice(0, -1) + postPath(slug)
    },
    imageSource: (url) => (mayLoad(url) ? url : undefined),
    mayLoad,
  }
}
