import type { PostSummary } from '../../model/Post.ts'
import type { Analyzer } from '../analysis/Analyzer.ts'
import { forEachChunk, readPostChunks, type PostChunks } from '../index/postChunks.ts'
import type { SearchSection } from '../index/PostIndex.ts'
import { fieldWeights, markOf, type PostField } from '../index/postWords.ts'
import { createTextLanguage, type TextLanguage } from '../index/TextLanguage.ts'
import { createMemoryStore, type ByteStore } from '../index/ByteStore.ts'
import { arrangeTexts, type ArrangedTexts } from './arrangeTexts.ts'
import { packCounts, type CollectedPost } from './CollectedPost.ts'
import { keyTermWeights } from './keyTerms.ts'

/** Takes in the words of posts one by one, so that all can be compared in the end. */
export interface TextCollector {
  /** @returns the number of the post, from 0 */
  add(
    post: Pick<PostSummary, 'title' | 'summary' | 'tags' | 'authors'>,
    sections: readonly SearchSection[],
  ): number
  /** The same of texts that have been taken apart. */
  addChunks(own: PostChunks): number
  /** @param order  numbers of the posts that are to be compared, by rank */
  arrange(order: readonly number[]): ArrangedTexts
}

const fields = Object.keys(markOf) as PostField[]

/**
 * @param language  in which the posts are written; by default it is known to nobody else
 * @param store  for what is seldom looked up; by default it stays in memory
 */
export function createTextCollector(
  analyzer: Analyzer,
  language: TextLanguage = createTextLanguage(analyzer),
  store: ByteStore = createMemoryStore(),
): TextCollector {
  const { chunks } = language
  const posts: CollectedPost[] = []
  const takeRoom = createRoom()
  // By the number of the chunk; what was counted is cleared after each post.
  let counts = createCounts(1024)
  let seen: number[] = []
  // Chunks of a summary are spelt before those of the text, though they are read after them.
  let spelt = createSpelt()
  let length = 0

  function read(own: PostChunks): void {
    if (chunks.size > counts.key.length) counts = createCounts(2 * chunks.size, counts)
    let field: PostField = 'title'
    let weight = 0
    let rankingWeight = 0
    forEachChunk(
      own,
      (next) => {
        field = next
        const order = fields.indexOf(field)
        weight = keyTermWeights[order]!
        rankingWeight = fieldWeights[order]!
        length++
      },
      (chunk, isInside) => {
        // The whole of a compound takes three places in an index.
        length += chunks.wordsOf(chunk).length + 2 * chunks.compoundCountOf(chunk)
        if (counts.ranking[chunk] === 0) seen.push(chunk)
        counts.ranking[chunk]! += rankingWeight
        counts.key[chunk]! += weight
        if (field !== 'tags' && field !== 'authors') spell(field, chunk, isInside)
      },
    )
  }

  function spell(field: TextField, chunk: number, isInside: boolean): void {
    const isSummary = field === 'summary'
    const isFirst = counts.text[chunk]!++ === 0
    if (isFirst || isSummary)
      spelt.anywhere[isSummary ? 'summary' : field === 'title' ? 'title' : 'body'].push(chunk)
    if (!isInside) return
    const isFirstInside = counts.inside[chunk]!++ === 0
    if (isFirstInside || isSummary) spelt.inside[isSummary ? 'summary' : 'body'].push(chunk)
  }

  function take(): CollectedPost {
    const { anywhere, inside } = spelt
    const insideChunks = [...new Set([...inside.summary, ...inside.body])]
    const outsideChunks = [
      ...new Set([...anywhere.title, ...anywhere.summary, ...anywhere.body]),
    ].filter((chunk) => counts.inside[chunk] === 0)
    const packed = takeRoom(2 * seen.length)
    packed.set(seen)
    for (let which = 0; which < seen.length; which++) {
      const chunk = seen[which]!
      packed[seen.length + which] = packCounts(counts.key[chunk]!, counts.ranking[chunk]!)
    }
    const spelling = new Uint32Array(2 * (insideChunks.length + outsideChunks.length))
    let at = 0
    for (const chunk of insideChunks) {
      spelling[at++] = chunk
      spelling[at++] = counts.inside[chunk]!
    }
    for (const chunk of outsideChunks) {
      spelling[at++] = chunk
      spelling[at++] = counts.text[chunk]!
    }
    const taken = {
      length,
      chunkCount: seen.length,
      packed,
      spelling: {
        start: store.append(new Uint8Array(spelling.buffer)),
        count: spelling.length / 2,
        insideCount: insideChunks.length,
      },
    }
    for (const chunk of seen) {
      counts.key[chunk] = counts.ranking[chunk] = counts.text[chunk] = counts.inside[chunk] = 0
    }
    seen = []
    spelt = createSpelt()
    length = 0
    return taken
  }

  function addChunks(own: PostChunks): number {
    read(own)
    return posts.push(take()) - 1
  }

  return {
    add: (post, sections) => addChunks(readPostChunks(post, sections, chunks)),
    addChunks,
    arrange: (order) =>
      arrangeTexts(
        order.map((number) => posts[number]!),
        language,
        store,
      ),
  }
}

type TextField = Exclude<PostField, 'tags' | 'authors'>

/** Chunks in the order in which they are met first, by where that is. */
function createSpelt() {
  return {
    anywhere: { title: [] as number[], summary: [] as number[], body: [] as number[] },
    inside: { summary: [] as number[], body: [] as number[] },
  }
}

/** Numbers in one block: an array of its own for each post takes more room than many a post. */
const blockNumbers = 256 * 1024

/** @returns what gives room for so many numbers */
function createRoom(): (count: number) => Uint32Array {
  let block = new Uint32Array(0)
  let end = 0
  return (count) => {
    if (end + count > block.length) {
      block = new Uint32Array(Math.max(blockNumbers, count))
      end = 0
    }
    end += count
    return block.subarray(end - count, end)
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
