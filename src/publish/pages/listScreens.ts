import { answerAuthors, answerPost, answerTopics } from '../../archive/answers.ts'
import type { PostPage, Publication } from '../../archive/Archive.ts'
import type { Edition } from '../../archive/Edition.ts'
import { mayLoadImage } from '../../model/mayLoadImage.ts'
import { asUntrustedHtml } from '../../model/UntrustedHtml.ts'
import { emptyQuery, type SearchQuery } from '../../model/SearchQuery.ts'
import { authorKey, authorsKey } from '../../queries/useAuthors.ts'
import { postKey } from '../../queries/usePost.ts'
import { publicationKey } from '../../queries/usePublication.ts'
import { searchKey } from '../../queries/useSearch.ts'
import { topicsKey } from '../../queries/useTopics.ts'
import type { Answer } from '../../queries/WrittenPage.ts'
import { pageSize, search } from '../../search/search.ts'
import { authorPath, authorsPath, postPath, topicPath, topicsPath } from '../../url/paths.ts'
import { pagePath, searchPath } from '../../url/searchParams.ts'
import type { SanitizeOptions } from '../../ui/post/sanitizeHtml.ts'
import type { RouteFile } from './Program.ts'

/** A screen that is written ahead of time. */
export interface Screen {
  /** From the base of the site, with a slash in front. */
  readonly path: string
  /** The file of its route. */
  readonly route: RouteFile
  /** What it is drawn from. */
  readonly answers: readonly Answer[]
  /** Of the screen of a post. */
  readonly page?: PostPage
}

/** Every screen that is the same for all readers. */
export async function* listScreens(
  edition: Edition,
  publication: Publication,
): AsyncGenerator<Screen> {
  const common: Answer = [publicationKey, publication]
  yield* listPages(edition, common)
  for (const { slug } of edition.posts) {
    const page = (await answerPost(edition, slug))!
    // The text is in the page once, where it is read.
    const post = { ...page.post, html: asUntrustedHtml('') }
    const shown: PostPage = { ...page, post, isTextWritten: true }
    const answers = [common, [postKey(slug), shown] as const]
    yield { path: postPath(slug), route: 'PostRoute', answers, page }
  }
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
  for (let page = 1, pageCount = 1; page <= pageCount; page++) {
    const query: SearchQuery = { ...emptyQuery, page }
    const result = search(edition.corpus, query)
    pageCount = result.pageCount
    const answers = [common, [searchKey(query), result] as const]
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
  for (let page = 1, pageCount = 1; page <= pageCount; page++) {
    const query: SearchQuery = { words: '', filters: { [facet]: [slug] }, page }
    // There are no filters on it.
    const result = { ...search(edition.corpus, query), facets: [] }
    pageCount = result.pageCount
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
