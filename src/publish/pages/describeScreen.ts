import type { PostPage, Publication } from '../../archive/Archive.ts'

/** What a page says of itself to those that only look at its head. */
export interface ScreenDescription {
  readonly description?: string | undefined
  /** Where the post was published first. */
  readonly canonical?: string | undefined
  /** Names and contents of `<meta property>`. */
  readonly properties: readonly (readonly [name: string, content: string])[]
  /** schema.org. */
  readonly linkedData?: Readonly<Record<string, unknown>>
}

/** @param page  of the screen of a post */
export function describeScreen(
  publication: Publication,
  title: string,
  page: PostPage | undefined,
): ScreenDescription {
  const properties = [
    ['og:site_name', publication.title],
    ['og:locale', publication.language.replace('-', '_')],
  ] as const
  if (!page) {
    return {
      description: publication.description,
      properties: [['og:type', 'website'], ['og:title', title], ...properties],
    }
  }
  const { post, authors } = page
  const { summary, published, updated, image, url } = post
  return {
    description: summary,
    canonical: url,
    properties: [
      ['og:type', 'article'],
      ['og:title', post.title],
      ...properties,
      ...optional('og:description', summary),
      ...optional('og:url', url),
      ...optional('og:image', image?.url),
      ...optional('og:image:alt', image?.alt),
      ...optional('article:published_time', published),
      ...optional('article:modified_time', updated),
    ],
    linkedData: {
      '@context': 'https://schema.org',
      '@type': 'Article',
      headline: post.title,
      description: summary,
      datePublished: published,
      dateModified: updated,
      inLanguage: post.language ?? publication.language,
      wordCount: post.words,
      image: image?.url,
      mainEntityOfPage: url,
      author: authors.map(({ name, url: home }) => ({ '@type': 'Person', name, url: home })),
      publisher: {
        '@type': 'Organization',
        name: publication.title,
        url: publication.homePageUrl,
      },
    },
  }
}

function optional(name: string, content: string | undefined): (readonly [string, string])[] {
  return content === undefined ? [] : [[name, content]]
}
