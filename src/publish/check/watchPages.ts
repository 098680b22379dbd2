import type { fetchFeed, FeedDocument } from '../../feed/fetchFeed.ts'
import type { FeedPage } from './CheckedFeed.ts'

export interface PageWatch {
  readonly open: typeof fetchFeed
  /** Documents that text was read of, in that order. */
  readonly pages: readonly FeedPage[]
}

/** Notes what the reader opens, and how large it is. */
export function watchPages(open: typeof fetchFeed): PageWatch {
  const pages: FeedPage[] = []

  async function* watch({ url, validators, text }: FeedDocument): FeedDocument['text'] {
    const page = { url, validators, bytes: 0 }
    pages.push(page)
    for await (const chunk of text) {
      page.bytes += chunk.bytes
      yield chunk
    }
  }

  return {
    open: async (url, options) => {
      const response = await open(url, options)
      if (response.isUnchanged) return response
      const { document } = response
      return { isUnchanged: false, document: { ...document, text: watch(document) } }
    },
    pages,
  }
}
