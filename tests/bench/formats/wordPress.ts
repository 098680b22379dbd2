import { countPages, pageSize, type Format } from './Format.ts'
import { postsOf, type BenchPost, type Publication } from '../publication/Publication.ts'
import { toAuthor, toPostLinks, toTerm } from './wordPressParts.ts'

/**
 * The REST API, with the fields that the reader asks for and all that WordPress then embeds. Every
 * term and author comes with its own links, which are nearly half of the bytes.
 */
export const wordPress: Format = {
  label: `WordPress, pages of ${pageSize}`,
  address: '/wp-json/',
  files: function* (publication) {
    const contentType = 'application/json; charset=UTF-8'
    const pageCount = countPages(publication)
    yield { address: '/wp-json/', contentType, text: [toJson(toIndex(publication))] }
    for (let page = 1; page <= pageCount; page++) {
      yield {
        address: `/wp-json/wp/v2/posts?page=${page}`,
        contentType,
        headers: {
          'X-WP-Total': String(publication.postCount),
          'X-WP-TotalPages': String(pageCount),
        },
        text: writePage(publication, page),
      }
    }
  },
}

function* writePage(publication: Publication, page: number): Generator<string> {
  let separator = '['
  for (const post of postsOf(publication, (page - 1) * pageSize + 1, page * pageSize)) {
    yield separator + toJson(toItem(post, publication.homePageUrl))
    separator = ','
  }
  yield ']'
}

/** As PHP writes it. */
function toJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('/', String.raw`\/`)
}

function toIndex({ title, homePageUrl }: Publication) {
  const home = homePageUrl.replace(/\/$/, '')
  return { name: title, description: '', url: home, home, namespaces: ['oembed/1.0', 'wp/v2'] }
}

function toItem(post: BenchPost, home: string) {
  const date = post.published.toISOString().slice(0, 19)
  return {
    id: post.number,
    date,
    date_gmt: date,
    guid: { rendered: `${home}?p=${post.number}` },
    modified: date,
    modified_gmt: date,
    link: post.url,
    title: { rendered: post.title },
    content: { rendered: `\n${post.html.replaceAll('\n', '\n\n\n\n')}\n`, protected: false },
    excerpt: { rendered: `<p>${post.summary}</p>\n`, protected: false },
    _links: toPostLinks(post, home),
    _embedded: {
      author: [toAuthor(post.author, home)],
      'wp:term': [[], post.tags.map((tag) => toTerm(tag, home))],
    },
  }
}
