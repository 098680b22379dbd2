import { expect, it } from 'vitest'
import { analyzerFor } from '../../../src/search/analysis/analyzerFor.ts'
import { createRelating } from '../../../src/search/related/createRelating.ts'
import { createTextCollector } from '../../../src/search/related/createTextCollector.ts'
import { relatedPosts } from '../../../src/search/related/relatedPosts.ts'
import { createTag } from '../../factories/post.ts'
import { createSeededRandom } from '../../fixtures/seededRandom.ts'
import { buildCorpus, createTextPost } from '../buildCorpus.ts'

const words =
  'Harbour harbours quay Quays the of and co-design Co-Design beta.FEC organisation R&D 3.5 nets net mill’s Mill weir'.split(
    ' ',
  )

/** Posts of few words, so that many of them are equally like one another. */
function makeUp(count: number) {
  const random = createSeededRandom(11)
  const write = (length: number) =>
    Array.from({ length }, () => `${random.pick(words)}${random.below(6) === 0 ? '.' : ''}`).join(
      ' ',
    )
  return Array.from({ length: count }, (_value, at) =>
    createTextPost(
      {
        id: `post-${at}`,
        title: write(3),
        ...(at % 3 === 0 && { summary: write(8) }),
        tags: random.below(2) === 0 ? [createTag('topic', random.pick(['Sea', 'Land']))] : [],
        authors: [{ slug: `author-${at % 4}`, name: `Author ${at % 4}` }],
      },
      [{ text: write(20) }, { heading: write(2), text: write(random.below(60)) }],
    ),
  )
}

it('relates posts by their collected words as by an index', () => {
  const entries = makeUp(60)
  const corpus = buildCorpus(entries)
  const collector = createTextCollector(analyzerFor())
  // They may come in another order than that of the list, with others that are not in it.
  collector.add(entries[5]!.post, [])
  const numbers = entries.toReversed().map(({ post, sections }) => collector.add(post, sections))
  const relate = createRelating(
    entries.map(({ post }) => post),
    collector.arrange(numbers.toReversed()),
  )
  for (const [rank, { post }] of entries.entries()) {
    const picks = rank % 5 === 0 ? [(rank * 7) % entries.length] : []
    const ids = picks.map((pick) => entries[pick]!.post.id)
    const related = relate(rank, picks, 8)
    expect(
      related.map(({ rank: other, reason }) => ({ post: entries[other]!.post, reason })),
    ).toEqual(relatedPosts(corpus, post, ids, 8))
  }
})
