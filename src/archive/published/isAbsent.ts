import { FeedFetchError } from '../../feed/FeedFetchError.ts'

/** Whether a request has ended in the answer that there is no such file, or no more. */
export function isAbsent(error: unknown): boolean {
  return error instanceof FeedFetchError && (error.status === 404 || error.status === 410)
}
