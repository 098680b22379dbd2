import { useEffect, useLayoutEffect, useState, type RefObject } from 'react'
import { isBegun, type ReadingPlace } from '../model/ReadingPlace.ts'
import { createAnchor, findAnchor } from '../model/textAnchor.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import { useEarlierPlace, useRecordPlace } from '../queries/useReadingPlace.ts'
import { reading } from '../ui/messages/readingMessages.ts'
import { Button } from '../ui/page/Button.tsx'
import { StatusLine } from '../ui/page/StatusLine.tsx'
import { firstInSight } from '../ui/post/firstInSight.ts'
import { readText, type ReadableText } from '../ui/post/readableText.ts'
import styles from './ReadingProgress.module.css'
import { bodyOf, focusBlock } from './postBody.ts'
import { useStableHandler } from './useStableHandler.ts'

interface ReadingProgressProps {
  readonly article: RefObject<HTMLElement | null>
  readonly id: string
  readonly lang: string | undefined
  /** The reader came to a passage of it, and needs no other. */
  readonly hasPlace: boolean
}

/** Remembers how far a post has been read, and offers to go on from there. It never jumps by itself. */
export function ReadingProgress({ article, id, lang, hasPlace }: ReadingProgressProps) {
  const earlier = useEarlierPlace(id)
  // Who came back to the page as it was left is there already.
  const [isAnswered, setIsAnswered] = useState(() => hasPlace || window.scrollY > 0)
  const isOffered = earlier !== undefined && earlier !== null && isBegun(earlier) && !isAnswered
  const announce = useStableHandler(useAnnounce())
  useEffect(() => {
    if (isOffered) announce(reading.resume.announcement)
  }, [isOffered, announce])
  useRecordedPlace({ article, id, lang, isOn: earlier !== undefined })
  if (!earlier || !isOffered) return null

  function handleResume(): void {
    setIsAnswered(true)
    const body = bodyOf(article)
    if (body) goTo(readText(body, lang), earlier!)
  }

  return (
    <StatusLine tone="passing">
      <p className={styles.offer}>
        {reading.resume.offer} <q className={styles.sentence}>{shorten(earlier.sentence.exact)}</q>
      </p>
      <p className={styles.actions}>
        <Button look="link" onClick={handleResume}>
          {reading.resume.goOn}
        </Button>
        <Button look="link" onClick={() => setIsAnswered(true)}>
          {reading.resume.dismiss}
        </Button>
      </p>
    </StatusLine>
  )
}

const shownLength = 90

function shorten(sentence: string): string {
  return sentence.length <= shownLength
    ? sentence
    : `${sentence.slice(0, sentence.lastIndexOf(' ', shownLength))}…`
}

/** To the sentence, or where it is gone as far into the text as it was; the focus goes along. */
function goTo(readable: ReadableText, { sentence }: ReadingPlace): void {
  const found = findAnchor(readable.text, sentence)
  const start = Math.floor(sentence.share * Math.max(0, readable.text.length - 1))
  const range = readable.rangeOf(found ?? { start, end: start + 1 })
  const { top } = range.getBoundingClientRect()
  window.scrollTo({ top: window.scrollY + top - window.innerHeight / 4 })
  focusBlock(range)
}

/** Once scrolling has paused for this long, somebody reads. */
const pauseMs = 1_500

interface RecordedPlace extends Omit<ReadingProgressProps, 'hasPlace'> {
  readonly isOn: boolean
}

function useRecordedPlace({ article, id, lang, isOn }: RecordedPlace): void {
  const { mutate } = useRecordPlace()
  const record = useStableHandler(() => {
    const body = bodyOf(article)
    const place = body && placeIn(body, lang)
    if (place) mutate({ ...place, id, readAt: new Date().toISOString() })
  })
  // Its end comes while the text is still in the page.
  useLayoutEffect(() => {
    if (!isOn) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    function finish(): void {
      if (timer === undefined) return
      clearTimeout(timer)
      timer = undefined
      record()
    }
    function recordSoon(): void {
      clearTimeout(timer)
      timer = setTimeout(finish, pauseMs)
    }
    // Somebody was quicker than this code.
    if (window.scrollY > 0) recordSoon()
    addEventListener('scroll', recordSoon, { passive: true })
    document.addEventListener('visibilitychange', finish)
    return () => {
      removeEventListener('scroll', recordSoon)
      document.removeEventListener('visibilitychange', finish)
      finish()
    }
  }, [isOn, record])
}

/** How far the text has been scrolled through; nothing where it has not come into sight. */
function placeIn(
  body: Element,
  lang: string | undefined,
): Omit<ReadingPlace, 'id' | 'readAt'> | undefined {
  const box = body.getBoundingClientRect()
  if (box.height === 0 || box.top > window.innerHeight) return undefined
  const readable = readText(body, lang)
  const block = firstInSight(readable, readable.blocks)
  const sentence = block && firstInSight(readable, readable.sentencesIn(block))
  if (!sentence) return undefined
  return {
    sentence: createAnchor(readable.text, sentence),
    share: Math.min(1, Math.max(0, (window.innerHeight - box.top) / box.height)),
  }
}
