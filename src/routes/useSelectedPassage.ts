import { useEffect, useState, type RefObject } from 'react'
import { passageLength } from '../model/Highlight.ts'
import { placeBeside, type BesideLine } from '../ui/highlight/placeBeside.ts'
import { bodyOf } from './postBody.ts'

interface SelectedPassage {
  /** Inside the text of the post. */
  readonly range: Range
  readonly line: BesideLine
  readonly isTooLong: boolean
}

interface SelectedPassageState {
  readonly selected: SelectedPassage | undefined
  /** Takes in at once what has just been selected by the program. */
  readonly take: () => void
  readonly clear: () => void
}

/**
 * What of a post's text is selected, by whatever means; while a mouse still draws, what was before.
 *
 * @param box  holds what is offered for it: pressing there is no end of the selection
 */
export function useSelectedPassage(
  article: RefObject<HTMLElement | null>,
  box: RefObject<HTMLElement | null>,
): SelectedPassageState {
  const [selected, setSelected] = useState<SelectedPassage>()
  useEffect(() => {
    const listening = new AbortController()
    const { signal } = listening
    let isDrawing = false
    let isInBox = false
    function read(): void {
      const now = isDrawing ? undefined : readSelection(bodyOf(article))
      if (!isDrawing && (now || !isInBox)) setSelected(now)
    }
    function handleDown({ pointerType, target }: PointerEvent): void {
      isInBox = box.current?.contains(target as Node) ?? false
      isDrawing = pointerType === 'mouse' && !isInBox
    }
    function handleUp(): void {
      if (!isDrawing) return
      isDrawing = false
      read()
    }
    document.addEventListener('selectionchange', read, { signal })
    document.addEventListener('pointerdown', handleDown, { signal })
    document.addEventListener('pointerup', handleUp, { signal })
    document.addEventListener('pointercancel', handleUp, { signal })
    // It is what brought this code.
    read()
    return () => listening.abort()
  }, [article, box])

  function take(): void {
    setSelected(readSelection(bodyOf(article)))
  }

  function clear(): void {
    getSelection()?.removeAllRanges()
    setSelected(undefined)
  }

  return { selected, take, clear }
}

function readSelection(body: HTMLElement | null | undefined): SelectedPassage | undefined {
  const selection = getSelection()
  if (!body || !selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = clip(selection.getRangeAt(0), body)
  const length = range?.toString().trim().length ?? 0
  if (!range || length === 0) return undefined
  const line = placeBeside(range, body.parentElement!)
  return { range, line, isTooLong: length > passageLength }
}

/** What of a range is in an element. */
function clip(range: Range, element: Element): Range | undefined {
  if (!range.intersectsNode(element)) return undefined
  const whole = document.createRange()
  whole.selectNodeContents(element)
  const clipped = range.cloneRange()
  if (clipped.compareBoundaryPoints(Range.START_TO_START, whole) < 0) {
    clipped.setStart(whole.startContainer, whole.startOffset)
  }
  if (clipped.compareBoundaryPoints(Range.END_TO_END, whole) > 0) {
    clipped.setEnd(whole.endContainer, whole.endOffset)
  }
  return clipped
}
