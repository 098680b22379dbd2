import type { PostSummary } from '../../model/Post.ts'
import type { Analyzer } from '../analysis/Analyzer.ts'
import { createChunkList } from '../index/createChunkList.ts'
import { fieldWeights, forEachStretch, markOf } from '../index/postWords.ts'
import type { SearchSection } from '../index/PostIndex.ts'
import { createVocabulary } from '../index/Vocabulary.ts'
import { arrangeTexts } from './arrangeTexts.ts'
import { packCounts, type CollectedPost } from './CollectedPost.ts'
import type { ComparedTexts } from './ComparedTexts.ts'
import { keyTermWeights } from './keyTerms.ts'
import { startsSentence } from './startsSentence.ts'

/** Takes in the words of posts one by one, so that all can be compared in the end. */
export interface TextCollector {
  /** @returns the number of the post, from 0 */
  add(
    post: Pick<PostSummary, 'title' | 'summary' | 'tags' | 'authors'>,
    sections: readonly SearchSection[],
  ): number
  /** @param order  numbers of the posts that are to be compared, by rank */
  arrange(order: readonly number[]): ComparedTexts
}

const fields = Object.keys(markOf) as (keyof typeof markOf)[]

export function createTextCollector(analyzer: Analyzer): TextCollector {
  const vocabulary = createVocabulary(analyzer)
  const chunks = createChunkList(analyzer, vocabulary)
  const posts: CollectedPost[] = []
  // By the number of the chunk; what was counted is cleared after each post.
  let counts = createCounts(1024)
  let seen: number[] = []
  // Chunks of a summary are spelt before those of the text, though they are read after them.
  let spelt = createSpelt()
  let length = 0

  function read(field: keyof typeof markOf, text: string): void {
    const order = fields.indexOf(field)
    const weight = keyTermWeights[order]!
    const rankingWeight = fieldWeights[order]!
    length++
    chunks.read(text, (chunk, start) => {
      if (chunk >= counts.key.length) counts = createCounts(2 * chunk, counts)
      // The whole of a compound takes three places in an index.
      length += chunks.wordsOf(chunk).length + 2 * chunks.compoundCountOf(chunk)
      if (counts.ranking[chunk] === 0) seen.push(chunk)
      counts.ranking[chunk]! += rankingWeight
      counts.key[chunk]! += weight
      if (field !== 'tags' && field !== 'authors') spell(field, text, chunk, start)
    })
  }

  function spell(field: TextField, text: string, chunk: number, start: number): void {
    const isSummary = field === 'summary'
    const isFirst = counts.text[chunk]!++ === 0
    if (isFirst || isSummary)
      spelt.anywhere[isSummary ? 'summary' : field === 'title' ? 'title' : 'body'].push(chunk)
    // In titles of many publications every word has a capital.
    if (field === 'title' || field === 'headings' || startsSentence(text, start)) return
    const isFirstInside = counts.inside[chunk]!++ === 0
    if (isFirstInside || isSummary) spelt.inside[field].push(chunk)
  }

  function take(): CollectedPost {
    const { anywhere, inside } = spelt
    const insideChunks = [...new Set([...inside.summary, ...inside.body])]
    const outsideChunks = [
      ...new Set([...anywhere.title, ...anywhere.summary, ...anywhere.body]),
    ].filter((chunk) => counts.inside[chunk] === 0)
    const size = seen.length + insideChunks.length + outsideChunks.length
    const packed = new Uint32Array(2 * size)
    packed.set(seen)
    let at = seen.length
    for (const chunk of seen) packed[at++] = packCounts(counts.key[chunk]!, counts.ranking[chunk]!)
    for (const chunk of insideChunks) {
      packed[at++] = chunk
      packed[at++] = counts.inside[chunk]!
    }
    for (const chunk of outsideChunks) {
      packed[at++] = chunk
      packed[at++] = counts.text[chunk]!
    }
    const taken = {
      length,
      chunkCount: seen.length,
      insideCount: insideChunks.length,
      packed,
    }
    for (const chunk of seen) {
      counts.key[chunk] = counts.ranking[chunk] = counts.text[chunk] = counts.inside[chunk] = 0
    }
    seen = []
    spelt = createSpelt()
    length = 0
    return taken
  }

  return {
    add: (post, sections) => {
      forEachStretch(post, sections, read)
      return posts.push(take()) - 1
    },
    arrange: (order) =>
      arrangeTexts(
        order.map((number) => posts[number]!),
        { analyzer, vocabulary, chunks },
      ),
  }
}

type TextField = Exclude<keyof typeof markOf, 'tags' | 'authors'>

/** Chunks in the order in which they are met first, by where that is. */
function createSpelt() {
  return {
    anywhere: { title: [] as number[], summary: [] as number[], body: [] as number[] },
    inside: { summary: [] as number[], body: [] as number[] },
  }
}

interface Counts {
  readonly key: Uint32Array
  readonly ranking: Uint32Array
  readonly text: Uint32Array
  readonly inside: Uint32Array
}

function createCounts(size: number, before?: Counts): Counts {
  function grown(array: Uint32Array | undefined): Uint32Array {
    const larger = new Uint32Array(size)
    if (array) larger.set(array)
    return larger
  }
  return {
    key: grown(before?.key),
    ranking: grown(before?.ranking),
    text: grown(before?.text),
    inside: grown(before?.inside),
  }
}
