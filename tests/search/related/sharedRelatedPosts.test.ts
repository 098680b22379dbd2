import { beforeAll, describe, expect, it } from 'vitest'
import type { Corpus } from '../../../src/search/Corpus.ts'
import { relatedPosts, type RelatedPost } from '../../../src/search/related/relatedPosts.ts'
import { readPickedFeed, type PickedFeed } from '../../eval/readPickedFeed.ts'
import {
  buildPickedCorpus,
  rankAsLectern,
  rankByCosine,
  rankByTextAlone,
  rankByTitle,
} from '../../eval/relatedRankers.ts'
import { scoreRanker } from '../../eval/scorePicks.ts'
import { createSeededRandom } from '../../fixtures/seededRandom.ts'
import { sharedFeedPath } from '../../fixtures/sharedFeed.ts'

let feed: PickedFeed
let corpus: Corpus

beforeAll(async () => {
  feed = await readPickedFeed(sharedFeedPath)
  corpus = buildPickedCorpus(feed)
})

describe('the publisher’s picks, when they are hidden', () => {
  it('are found again more often than by title or by cosine, tags and authors apart too', () => {
    const third = { ...feed, picks: new Map([...feed.picks].filter((_picks, at) => at % 3 === 0)) }
    const lectern = scoreRanker(third, rankAsLectern(corpus))
    const text = scoreRanker(third, rankByTextAlone(feed))
    const title = scoreRanker(third, rankByTitle(corpus))
    const cosine = scoreRanker(third, rankByCosine(feed, corpus))
    expect(lectern.recallAt3).toBeGreaterThan(1.5 * title.recallAt3)
    expect(lectern.mrr).toBeGreaterThan(1.5 * title.mrr)
    expect(lectern.recallAt3).toBeGreaterThan(cosine.recallAt3)
    expect(lectern.mrr).toBeGreaterThan(cosine.mrr)
    expect(text.recallAt3).toBeGreaterThan(cosine.recallAt3)
    expect(text.mrr).toBeGreaterThan(cosine.mrr)
    // It ranks 500 posts in four ways and builds a second index.
  }, 120_000)
})

describe('related posts of 509', () => {
  /** Every seventh post with picks of chance among them, itself and one that is gone included. */
  function sampleRelated() {
    const random = createSeededRandom(7)
    return corpus.filed
      .filter((_entry, at) => at % 7 === 0)
      .map(({ post }) => {
        const pick = random.pick(corpus.filed).post.id
        const picks = random.below(2) === 0 ? [] : [pick, post.id, 'gone', pick]
        return { post, picks, related: relatedPosts(corpus, post, picks, 8) }
      })
  }

  it('are eight others, none twice, and the picks come first', () => {
    for (const { post, picks, related } of sampleRelated()) {
      const ids = related.map(({ post: other }) => other.id)
      expect(new Set([post.id, ...ids]).size).toBe(9)
      const chosen = new Set(picks.filter((id) => id !== post.id && id !== 'gone'))
      expect(ids.slice(0, chosen.size)).toEqual([...chosen])
      expect(related.map(({ reason }) => reason.kind === 'pick')).toEqual(
        ids.map((_id, at) => at < chosen.size),
      )
    }
  })

  it('have reasons that are true: each named word stands in both posts, each tag and author is of both', () => {
    for (const { post, related } of sampleRelated()) {
      for (const { post: other, reason } of related) {
        expect({ reason, missing: missingIn(post.id, reason) }).toEqual({ reason, missing: [] })
        expect({ reason, missing: missingIn(other.id, reason) }).toEqual({ reason, missing: [] })
      }
    }
  })

  /** What a reason names that the post does not have. */
  function missingIn(id: string, reason: RelatedPost['reason']): readonly string[] {
    const { post } = corpus.byId.get(id)!
    const has = (named: readonly { readonly name: string }[], name: string) =>
      named.some((its) => its.name === name) ? [] : [name]
    switch (reason.kind) {
      case 'pick':
        return []
      case 'tag':
        return has(post.tags, reason.name)
      case 'author':
        return has(post.authors, reason.name)
      case 'text': {
        const { analyzer } = corpus.index
        const texts = corpus.sections(id).flatMap(({ heading = '', text }) => [heading, text])
        const words = new Set(
          [post.title, post.summary ?? '', ...texts]
            .flatMap((text) => analyzer.tokenize(text))
            .map(({ word }) => word),
        )
        return reason.words.filter((word) => !words.has(analyzer.tokenize(word)[0]!.word))
      }
    }
  }
})
