import { maximumWordsLength } from '../model/SearchQuery.ts'
import { historyPath } from './paths.ts'

/** What of the history is asked for. */
export interface HistoryQuery {
  /** Of titles. */
  readonly words: string
  /** From 1. */
  readonly page: number
}

const maximumPage = 10_000

/** Reads what of the history is asked for. Whatever stands there gives a query. */
export function parseHistoryParams(params: URLSearchParams): HistoryQuery {
  const page = Number.parseInt(params.get('page') ?? '1', 10)
  return {
    words: (params.get('q') ?? '').slice(0, maximumWordsLength),
    page: Math.min(Math.max(page || 1, 1), maximumPage),
  }
}

/** Where the part of the history is that answers a query. */
export function historyAddress({ words, page }: HistoryQuery): string {
  const params = new URLSearchParams()
  if (words.trim() !== '') params.set('q', words.trim())
  if (page > 1) params.set('page', String(page))
  return params.size > 0 ? `${historyPath}?${params}` : historyPath
}
