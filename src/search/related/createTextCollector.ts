import type { PostSummary } from '../../model/Post.ts'
import { ownTags } from '../../model/Tag.ts'
import type { Analyzer } from '../analysis/Analyzer.ts'
import { createWordReader } from '../index/createWordReader.ts'
import { fieldWeights, markOf } from '../index/postWords.ts'
import type { SearchSection } from '../index/PostIndex.ts'
import { createVocabulary } from '../index/Vocabulary.ts'
import { arrangeTexts } from './arrangeTexts.ts'
import type { ComparedTexts } from './ComparedTexts.ts'
import { keyTermWeights } from './keyTerms.ts'

/** Takes in the words of posts one by one, so that all can be compared in the end. */
export interface TextCollector {
  /** @returns the number of the post, from 0 */
  add(post: CollectedPost, sections: readonly SearchSection[]): number
  /** @param order  numbers of the posts that are to be compared, by rank */
  arrange(order: readonly number[]): ComparedTexts
}

type CollectedPost = Pick<PostSummary, 'title' | 'summary' | 'tags' | 'authors'>

/** The words of one post, each once, in the order in which they are met first. */
export interface CollectedWords {
  readonly words: Uint32Array
  /** As `keyTermWeights` count. */
  readonly counts: Uint16Array
  /** As the ranking of the search counts. */
  readonly rankingCounts: Uint16Array
  /** What the words of the post number in an index, see `PostWords`. */
  readonly length: number
}

/** So often no word need be told from one that stands there oftener. */
const mostCounted = 0xffff

const fields = Object.keys(markOf) as (keyof typeof markOf)[]

export function createTextCollector(analyzer: Analyzer): TextCollector {
  const vocabulary = createVocabulary(analyzer)
  const reader = createWordReader(analyzer, vocabulary)
  const posts: CollectedWords[] = []
  // By the number of the word; what was counted is cleared after each post.
  let counts = new Uint32Array(1024)
  let rankingCounts = new Uint32Array(1024)
  let seen: number[] = []
  let length = 0

  function makeRoom(): void {
    const size = 2 * vocabulary.size
    counts = grown(counts, size)
    rankingCounts = grown(rankingCounts, size)
  }

  function read(field: keyof typeof markOf, text: string): void {
    const order = fields.indexOf(field)
    const weight = keyTermWeights[order]!
    const rankingWeight = fieldWeights[order]!
    length++
    reader.read(text, ({ numbers, compoundCount }) => {
      if (vocabulary.size > counts.length) makeRoom()
      // The whole of a compound takes three places there.
      length += numbers.length + 2 * compoundCount
      for (const number of numbers) {
        if (rankingCounts[number] === 0) seen.push(number)
        rankingCounts[number]! += rankingWeight
        counts[number]! += weight
      }
    })
  }

  function take(): CollectedWords {
    const taken = {
      words: Uint32Array.from(seen),
      counts: Uint16Array.from(seen, (number) => Math.min(mostCounted, counts[number]!)),
      rankingCounts: Uint16Array.from(seen, (number) =>
        Math.min(mostCounted, rankingCounts[number]!),
      ),
      length,
    }
    for (const number of seen) counts[number] = rankingCounts[number] = 0
    seen = []
    length = 0
    return taken
  }

  return {
    add: (post, sections) => {
      read('title', post.title)
      for (const { heading, text } of sections) {
        if (heading) read('headings', heading)
        read('body', text)
      }
      if (post.summary) read('summary', post.summary)
      for (const { name } of ownTags(post.tags)) read('tags', name)
      for (const { name } of post.authors) read('authors', name)
      return posts.push(take()) - 1
    },
    arrange: (order) =>
      arrangeTexts(
        order.map((number) => posts[number]!),
        { analyzer, vocabulary, reader },
      ),
  }
}

function grown(array: Uint32Array<ArrayBuffer>, size: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(size)
  larger.set(array)
  return larger
}
