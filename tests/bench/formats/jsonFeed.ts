import { countPages, pageSize, type FeedFile, type Format } from './Format.ts'
import { postsOf, type BenchPost, type Publication } from '../publication/Publication.ts'

/** One document, filed in all facets by Lectern's own extension of the format. */
export function writeFiledJsonFeed(publication: Publication): Iterable<string> {
  return writeDocument(publication, postsOf(publication), { toItem: toFiledItem })
}

/** @see https://www.jsonfeed.org/version/1.1/ */
export const jsonFeed: Format = {
  label: 'JSON Feed',
  address: '/feed.json',
  files: (publication) => [
    createFile('/feed.json', writeDocument(publication, postsOf(publication))),
  ],
}

export const jsonFeedPages: Format = {
  label: `JSON Feed, pages of ${pageSize}`,
  address: '/feed.json',
  files: function* (publication) {
    const pageCount = countPages(publication)
    for (let page = 1; page <= pageCount; page++) {
      const posts = postsOf(publication, (page - 1) * pageSize + 1, page * pageSize)
      const next = page < pageCount ? addressOf(page + 1) : undefined
      yield createFile(addressOf(page), writeDocument(publication, posts, { next }))
    }
  },
}

function addressOf(page: number): string {
  return page === 1 ? '/feed.json' : `/feed.json?page=${page}`
}

function createFile(address: string, text: Iterable<string>): FeedFile {
  return { address, contentType: 'application/feed+json', text }
}

interface DocumentOptions {
  readonly next?: string | undefined
  readonly toItem?: (post: BenchPost) => object
}

function* writeDocument(
  { title, homePageUrl }: Publication,
  posts: Iterable<BenchPost>,
  { next, toItem = toPlainItem }: DocumentOptions = {},
): Generator<string> {
  const head = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: homePageUrl,
    language: 'en',
    ...(next && { next_url: next }),
  })
  yield `${head.slice(0, -1)},"items":[`
  let separator = ''
  for (const post of posts) {
    yield separator + JSON.stringify(toItem(post))
    separator = ',\n'
  }
  yield ']}\n'
}

function toPlainItem({ url, title, summary, html, published, author, tags }: BenchPost) {
  return {
    id: url,
    url,
    title,
    summary,
    content_html: html,
    date_published: published.toISOString(),
    authors: [{ name: author.name }],
    tags: tags.map(({ name }) => name),
  }
}

function toFiledItem(post: BenchPost) {
  const { tags, ...item } = toPlainItem(post)
  return { ...item, _reader: { ...post.facets, topics: tags } }
}
