import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import type { Answer } from './startSite.ts'

/** A feed that arrives as slowly as a test wants. */
export interface FeedInPieces {
  readonly answer: Answer
  /** Sends on, up to a share of the whole from 0 to 1. */
  sendUntil(share: number): Promise<void>
}

/** @param path  of the feed on the disk */
export function feedInPieces(path: string): FeedInPieces {
  const feed = readFileSync(path)
  const asked = Promise.withResolvers<ServerResponse>()
  let sent = 0
  return {
    answer(_request, response) {
      response.writeHead(200, {
        'content-type': 'application/feed+json',
        'content-length': feed.length,
      })
      asked.resolve(response)
    },
    async sendUntil(share) {
      const response = await asked.promise
      const end = Math.round(feed.length * share)
      response.write(feed.subarray(sent, end))
      sent = end
      if (share === 1) response.end()
    },
  }
}
