import type { TextSpan } from '../../model/textAnchor.ts'
import type { ReadableText } from './readableText.ts'

/** The first that does not end above the screen, or the last of all. */
export function firstInSight(
  readable: ReadableText,
  spans: readonly TextSpan[],
): TextSpan | undefined {
  let [low, high] = [0, spans.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    const { bottom } = readable.rangeOf(spans[middle]!).getBoundingClientRect()
    if (bottom <= 0) low = middle + 1
    else high = middle
  }
  return spans[low]
}
