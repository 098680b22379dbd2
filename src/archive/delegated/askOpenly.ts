import { FeedFetchError } from '../../feed/FeedFetchError.ts'
import { askJson } from '../../feed/wordpress/askJson.ts'
import type { AskOptions } from '../../feed/wordpress/askPosts.ts'
import type { Answers } from './createAnswers.ts'

/** What one request gives that is not posts. */
export interface Listed {
  readonly value: unknown
  readonly total?: number
}

export const nothing: Listed = { value: [] }

/**
 * Asks for what a site may keep to itself. What is closed or not there is no fault of the site: it
 * has nothing to say.
 *
 * @throws any other reason why there is no answer
 */
export function askOpenly(
  site: string,
  answers: Answers,
  options: AskOptions,
  url: string,
): Promise<Listed> {
  return answers.get({
    site,
    key: url,
    signal: options.signal,
    ask: async (): Promise<Listed> => {
      try {
        return await askJson(url, options)
      } catch (error) {
        if (error instanceof FeedFetchError && isRefusal(error.status)) return nothing
        throw error
      }
    },
  })
}

function isRefusal(status: number | undefined): boolean {
  return status !== undefined && status >= 400 && status < 500 && status !== 429 && status !== 408
}
