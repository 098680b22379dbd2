import type { PostSummary } from '../../model/Post.ts'
import type { ChunkList } from './createChunkList.ts'
import type { SearchSection } from './PostIndex.ts'
import { fieldAt, forEachStretch, isMark, markOf, type PostField } from './postWords.ts'
import { startsSentence } from './startsSentence.ts'

/**
 * The texts of a post as the chunks that are written there, one after the other: of each twice its
 * number, and one more where it stands inside a sentence. Before each stretch of text stands the mark
 * of its field, as in `PostWords`. All that is known of the words of a post follows from it.
 */
export type PostChunks = Uint32Array

export function readPostChunks(
  post: Pick<PostSummary, 'title' | 'summary' | 'tags' | 'authors'>,
  sections: readonly SearchSection[],
  chunks: ChunkList,
): PostChunks {
  const own: number[] = []
  forEachStretch(post, sections, (field, text) => {
    own.push(markOf[field])
    // In titles of many publications every word has a capital.
    const isProse = field === 'summary' || field === 'body'
    chunks.read(text, (chunk, start) => {
      own.push(2 * chunk + Number(isProse && !startsSentence(text, start)))
    })
  })
  return Uint32Array.from(own)
}

/** Calls back with each stretch of a post, and after it with each chunk that stands there. */
export function forEachChunk(
  own: PostChunks,
  onStretch: (field: PostField) => void,
  onChunk: (chunk: number, isInside: boolean) => void,
): void {
  // By their positions, which is several times as fast: all words of all posts come through here.
  for (let at = 0; at < own.length; at++) {
    const value = own[at]!
    if (isMark(value)) onStretch(fieldAt(value))
    else onChunk(value >>> 1, value % 2 === 1)
  }
}
