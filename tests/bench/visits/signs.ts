import type { FeedPost } from '../site/BenchFeed.ts'
import type { Sign } from '../visitProbe.ts'

/** The first card of the list. */
export const listSign: Sign = { within: 'main article :is(h2, h3) a', has: '\\S' }

/** A card that answers words, on a page that had none before: what was found is marked. */
export const resultsSign: Sign = { within: '#results article mark', has: '\\S' }

/** The line at the foot of the page, when the whole publication is on the device. */
export const storedSign: Sign = { within: 'footer', has: '^All .+ on this device' }

const openingWords = 6

/** The text of a post under its title. */
export function postSign({ title, html }: FeedPost): Sign {
  const text = html.replaceAll(/<style[^]*?<\/style>|<[^>]*>|&\w+;/g, ' ')
  const words = text.match(/[\p{L}\d]+/gu) ?? []
  const opening = words.slice(0, openingWords).join('\\W+')
  return {
    within: 'main:has(h1)',
    has: `${escapePattern(title.trim())}[^]*?${opening}`,
  }
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
