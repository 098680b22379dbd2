import type { TextSpan } from '../../model/textAnchor.ts'
import { rangeIn, readTextBlocks, type TextBlock } from './textBlocks.ts'

/** The text of elements as one string, and the way from there back to the page. */
export interface ReadableText {
  /** Every run of white space is one space, and so is every edge of a block. */
  readonly text: string
  /** Where a span stands in the page. */
  readonly rangeOf: (span: TextSpan) => Range
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
