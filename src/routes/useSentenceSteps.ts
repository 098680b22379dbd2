import { useState, type RefObject } from 'react'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import type { SentenceStep } from '../ui/highlight/SelectionOffer.tsx'
import { marking } from '../ui/messages/highlightMessages.ts'
import { firstInSight } from '../ui/post/firstInSight.ts'
import { readText } from '../ui/post/readableText.ts'
import { bodyOf } from './postBody.ts'

/** Sentences that are selected, by their positions in the text. */
interface Steps {
  readonly first: number
  readonly last: number
  readonly range: Range
}

interface SentenceStepsOptions {
  readonly article: RefObject<HTMLElement | null>
  readonly lang: string | undefined
  /** Called when other sentences have been selected. */
  readonly onSelect: () => void
}

/** Selects by whole sentences, for who has no mouse: the selection is the browser's own. */
export function useSentenceSteps({ article, lang, onSelect }: SentenceStepsOptions) {
  const [steps, setSteps] = useState<Steps>()
  const announce = useAnnounce()

  function readSentences() {
    const readable = readText(bodyOf(article)!, lang)
    return { readable, sentences: readable.blocks.flatMap(readable.sentencesIn) }
  }

  type Sentences = ReturnType<typeof readSentences>

  function select({ readable, sentences }: Sentences, first: number, last: number): void {
    const span = { start: sentences[first]!.start, end: sentences[last]!.end }
    const range = readable.rangeOf(span)
    getSelection()!.removeAllRanges()
    getSelection()!.addRange(range)
    range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' })
    setSteps({ first, last, range: range.cloneRange() })
    onSelect()
    announce(marking.selected(readable.text.slice(span.start, span.end)))
  }

  function begin(): void {
    const read = readSentences()
    const sentence = firstInSight(read.readable, read.sentences)
    if (!sentence) return
    const position = read.sentences.indexOf(sentence)
    select(read, position, position)
  }

  function step(kind: SentenceStep): void {
    if (!steps) return
    const read = readSentences()
    const end = read.sentences.length - 1
    const { first, last } = steps
    if (kind === 'next') select(read, Math.min(last + 1, end), Math.min(last + 1, end))
    if (kind === 'previous') select(read, Math.max(first - 1, 0), Math.max(first - 1, 0))
    if (kind === 'longer') select(read, first, Math.min(last + 1, end))
    if (kind === 'shorter') select(read, first, Math.max(last - 1, first))
  }

  /** The selection is the one that was made here, and not another that the reader made since. */
  function isOf(range: Range): boolean {
    return (
      steps !== undefined &&
      range.compareBoundaryPoints(Range.START_TO_START, steps.range) === 0 &&
      range.compareBoundaryPoints(Range.END_TO_END, steps.range) === 0
    )
  }

  return { begin, step, isOf }
}
