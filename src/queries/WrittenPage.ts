import { settle } from '../archive/published/publishedFiles.ts'
import type { PostText } from '../model/PostText.ts'

/** Key of a query, and what the archive answers to it. */
export type Answer = readonly [key: readonly unknown[], data: unknown]

/** What a page that was written ahead of time knows of itself: enough for the program to take it over. */
export interface WrittenPage {
  readonly answers: readonly Answer[]
  /** Of a post's screen: what surrounds the text, which stands in the page. */
  readonly text?: { readonly revision: string } & PostText
}

/** Id of the element that holds it as JSON. */
export const writtenPageId = 'written'

/** @param base  of the site, absolute */
export function parseWrittenPage(json: string, base: string): WrittenPage {
  return JSON.parse(settle(json, base)) as WrittenPage
}
