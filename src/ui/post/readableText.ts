import type { TextSpan } from '../../model/textAnchor.ts'
import { rangeIn, readTextBlocks, type TextBlock } from './textBlocks.ts'

/** The text of elements as one string, and the way from there back to the page. */
export interface ReadableText {
  /** Every run of white space is one space, and so is every edge of a block. */
  readonly text: string
  /** Where a span stands in the page. */
  readonly rangeOf: (span: TextSpan) => Range
  /** What of the text a range has, without white space around it; `undefined` where that is nothing. */
  readonly spanOf: (range: Range) => TextSpan | undefined
  /** Blocks, in order. */
  readonly blocks: readonly TextSpan[]
  /** Sentences of a block, in order: a heading is none with the text below it. */
  readonly sentencesIn: (block: TextSpan) => readonly TextSpan[]
}

/** @param lang  whose rules part sentences; the browser's own where absent or unknown */
export function readText(root: Element, lang: string | undefined): ReadableText {
  const blocks = readTextBlocks([root])
  const characters: string[] = []
  const spans: TextSpan[] = []
  const places: { readonly block: TextBlock; readonly offset: number }[] = []
  for (const block of blocks) {
    const start = characters.length
    let isSpace = true
    for (let offset = 0; offset < block.text.length; offset++) {
      const character = block.text[offset]!
      const isAnother = /\s/.test(character)
      if (!isAnother || !isSpace) {
        characters.push(isAnother ? ' ' : character)
        places.push({ block, offset })
      }
      isSpace = isAnother
    }
    spans.push({ start, end: characters.length - (isSpace ? 1 : 0) })
    if (!isSpace) {
      characters.push(' ')
      places.push({ block, offset: block.text.length })
    }
  }
  const text = characters.join('')

  /** The first character that does not stand before a boundary of a range. */
  function firstFrom(container: Node, offset: number): number {
    const boundary = document.createRange()
    boundary.setStart(container, offset)
    let [low, high] = [0, places.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const { block, offset: at } = places[middle]!
      const { startContainer, startOffset } = rangeIn(block, at, at + 1)
      if (boundary.comparePoint(startContainer, startOffset) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    text,
    blocks: spans,
    rangeOf: ({ start, end }) => {
      const [first, last] = [places[start]!, places[Math.max(start, end - 1)]!]
      const range = rangeIn(first.block, first.offset, first.offset + 1)
      const { endContainer, endOffset } = rangeIn(last.block, last.offset, last.offset + 1)
      range.setEnd(endContainer, endOffset)
      return range
    },
    spanOf: ({ startContainer, startOffset, endContainer, endOffset }) => {
      let start = firstFrom(startContainer, startOffset)
      let end = firstFrom(endContainer, endOffset)
      while (start < end && text[start] === ' ') start++
      while (start < end && text[end - 1] === ' ') end--
      return start < end ? { start, end } : undefined
    },
    sentencesIn: ({ start, end }) => {
      const segments = [...createSegmenter(lang).segment(text.slice(start, end))]
      return segments.map(({ segment, index }) => ({
        start: start + index,
        end: start + index + segment.trimEnd().length,
      }))
    },
  }
}

function createSegmenter(lang: string | undefined): Intl.Segmenter {
  try {
    return new Intl.Segmenter(lang, { granularity: 'sentence' })
  } catch {
    // A feed may name a language that is none.
    return new Intl.Segmenter(undefined, { granularity: 'sentence' })
  }
}
