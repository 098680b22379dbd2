import { createReadStream, createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

/**
 * Changes the text of the first post that a feed has with a body, as a publisher does who mends a
 * slip. A large feed is never whole in memory.
 *
 * @returns whether there was one
 */
export async function changeOnePost(feedPath: string): Promise<boolean> {
  let isChanged = false
  async function* mend(texts: AsyncIterable<string>): AsyncGenerator<string> {
    for await (const text of texts) {
      // The first pieces hold a whole post; where the pattern is cut in two, the next post's is met.
      const mended = isChanged ? text : text.replace(/("content_html":\s*"<p>)/, '$1Mended. ')
      isChanged ||= mended !== text
      yield mended
    }
  }
  const other = `${feedPath}.mended`
  const pieces = createReadStream(feedPath, { encoding: 'utf8', highWaterMark: 1024 * 1024 })
  await pipeline(pieces, mend, createWriteStream(other))
  await rename(other, feedPath)
  return isChanged
}
