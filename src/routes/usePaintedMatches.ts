import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { useFoundInText } from '../queries/useFoundInText.ts'
import type { Painting } from '../ui/post/Painting.ts'
import { paintMatches } from '../ui/post/paintMatches.ts'
import { rangeIn, readTextBlocks, type TextBlock } from '../ui/post/textBlocks.ts'

interface PaintedMatches {
  /** Absent until it is known where the matches are, and where there are none. */
  readonly painting: Painting | undefined
  /** Position of the match that answers best. */
  readonly best: number
  /** Absent until that is known. */
  readonly count: number | undefined
}

/**
 * Finds words in the text that is on the screen, and paints them there.
 *
 * @param article  holds the title and all elements with `data-post-text`
 * @param text  another object whenever those are put in anew
 * @param find  `undefined`: nothing is looked for
 */
export function usePaintedMatches(
  article: RefObject<HTMLElement | null>,
  text: object,
  find: string | undefined,
): PaintedMatches {
  const [read, setRead] = useState<Of<readonly TextBlock[]>>()
  const [painted, setPainted] = useState<Of<Painting>>()
  const current = useRef<Painting>(undefined)
  const isOfThis = (of: Of<unknown> | undefined) => of?.text === text && of.find === find
  const blocks = isOfThis(read) ? read?.value : undefined
  const texts = useMemo(() => blocks?.map((block) => block.text), [blocks])
  const { data: found } = useFoundInText(find, texts)

  useEffect(() => {
    if (find === undefined) return undefined
    const roots = article.current!.querySelectorAll('h1, [data-post-text]')
    setRead({ text, find, value: readTextBlocks(roots) })
    // Marks are no text of the post: they go before it is read again.
    return () => current.current?.remove()
  }, [article, text, find])

  useEffect(() => {
    if (!blocks || !found || found.matches.length === 0) return undefined
    const value = paintMatches(
      found.matches.map(({ block, start, end }) => rangeIn(blocks[block]!, start, end)),
    )
    current.current = value
    setPainted({ text, find, value })
    return () => value.remove()
    // Blocks are of one text and one search; they alone say that there are others.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [blocks, found])

  return {
    painting: isOfThis(painted) ? painted?.value : undefined,
    best: found?.best ?? 0,
    count: blocks && found?.matches.length,
  }
}

/** Something, and what it was made of: while another text is being read it counts no more. */
interface Of<Value> {
  readonly text: object
  readonly find: string | undefined
  readonly value: Value
}
