import { createSeededRandom } from '../../fixtures/seededRandom.ts'
import { sealBookmark } from '../../../src/library/sealBookmark.ts'
import type { StoredBookmark } from '../../../src/library/libraryDatabase.ts'
import type { Bookmark } from '../../../src/model/Bookmark.ts'
import { createPost } from '../../factories/post.ts'
import { asUntrustedHtml } from '../../../src/model/UntrustedHtml.ts'

/** A post that is made up, with words in it that no other has. */
export interface MadeUpPost {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly url: string
  readonly html: string
  /** Stands at the end of its text: who sees it has the whole. */
  readonly lastWords: string
  readonly published: string
}

interface Making {
  readonly count: number
  readonly words: number
  /** Number of the first one. */
  readonly from?: number
}

const syllables = ['lan', 'ter', 'mo', 'ri', 'sul', 'ka', 'be', 'no', 'dra', 'fen', 'ti', 'wo']

/** The same for the same numbers, newest first. */
export function makeUpPosts({ count, words, from = 0 }: Making): readonly MadeUpPost[] {
  return Array.from({ length: count }, (_, position) => makeUp(from + position, words))
}

function makeUp(number: number, words: number): MadeUpPost {
  const random = createSeededRandom(number + 1)
  const word = () => [0, 1, 2].map(() => random.pick(syllables)).join('')
  const slug = `letter-${number}`
  const lastWords = `Thus ends letter number ${number}.`
  const text = Array.from({ length: words }, word).join(' ')
  const url = `https://fernhollow.example/posts/${slug}`
  return {
    id: url,
    slug,
    title: `Letter ${number} of ${word()}`,
    url,
    html: `<p>${text}</p><p>${lastWords}</p>`,
    lastWords,
    published: new Date(Date.UTC(2026, 0, 1) - number * 60_000).toISOString(),
  }
}

/** @param picture  whole address of the picture in a post; none where absent */
export function feedOf(
  posts: readonly MadeUpPost[],
  picture: (post: MadeUpPost) => string | undefined = () => undefined,
): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Letters',
    items: posts.map((post) => ({
      id: post.id,
      url: post.url,
      title: post.title,
      content_html: withPicture(post.html, picture(post)),
      date_published: post.published,
    })),
  })
}

function withPicture(html: string, picture: string | undefined): string {
  return picture === undefined ? html : `<p><img src="${picture}" alt=""></p>${html}`
}

/** The posts as version 0.1 kept them. */
export function keptInVersion1(posts: readonly MadeUpPost[]): readonly StoredBookmark[] {
  return posts.map(({ lastWords: _lastWords, url, html, ...rest }) => {
    const whole = createPost({ ...rest, url, base: url, html: asUntrustedHtml(html) })
    const { attachments: _none, ...post } = whole
    const savedAt = whole.published!
    return sealBookmark({
      id: whole.id,
      savedAt,
      authors: [],
      images: [],
      post,
    } as unknown as Bookmark)
  })
}
