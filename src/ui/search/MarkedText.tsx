import type { TextPart } from '../../search/text/snippet.ts'

/** Text with the words that match marked. */
export function MarkedText({ parts }: { parts: readonly TextPart[] }) {
  return parts.map(({ text, isMatch }, position) =>
    isMatch ? <mark key={position}>{text}</mark> : text,
  )
}
