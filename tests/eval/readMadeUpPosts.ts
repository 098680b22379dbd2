import { htmlToSections } from '../../src/feed/html/htmlToSections.ts'
import type { PostSummary } from '../../src/model/Post.ts'
import type { FacetDefinition } from '../../src/model/Site.ts'
import type { SearchSection } from '../../src/search/index/PostIndex.ts'
import { createPublication } from '../bench/publication/Publication.ts'

export const siteFacets: readonly FacetDefinition[] = [
  { id: 'topic', label: 'Topic', values: [], from: [], takesOtherTags: true },
]

/** Posts of about 600 words, whose words are as frequent as those of a language; oldest first. */
export function* readMadeUpPosts(
  postCount: number,
): Generator<{ readonly post: PostSummary; readonly sections: readonly SearchSection[] }> {
  const publication = createPublication({ postCount, wordsPerPost: 600 })
  for (let number = postCount; number > 0; number--) {
    const { url, title, summary, html, published, author, tags } = publication.postAt(number)
    const { sections, words } = htmlToSections(html)
    const post = {
      id: url,
      slug: `post-${number}`,
      title,
      summary,
      url,
      published: published.toISOString(),
      authors: [{ slug: author.slug, name: author.name }],
      tags: tags.map(({ slug, name }) => ({ facet: 'topic', slug, name })),
      words,
    }
    yield { post, sections }
  }
}
