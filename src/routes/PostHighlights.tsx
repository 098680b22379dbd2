import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import { byPlace, groupHighlights } from '../model/arrangeHighlights.ts'
import type { Highlight } from '../model/Highlight.ts'
import type { Post } from '../model/Post.ts'
import { createAnchor } from '../model/textAnchor.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import { useSaveBookmark } from '../queries/useBookmarks.ts'
import { useAddHighlight } from '../queries/useHighlights.ts'
import { useHighlightsOf } from '../queries/useHighlightsOf.ts'
import { HighlightList } from '../ui/highlight/HighlightList.tsx'
import { HighlightPanel } from '../ui/highlight/HighlightPanel.tsx'
import { highlightsToMarkdown } from '../ui/highlight/highlightsToMarkdown.ts'
import { placeBeside, type BesideLine } from '../ui/highlight/placeBeside.ts'
import { SelectionOffer } from '../ui/highlight/SelectionOffer.tsx'
import { marking } from '../ui/messages/highlightMessages.ts'
import { m } from '../ui/messages/messages.ts'
import { Button } from '../ui/page/Button.tsx'
import { paintsOverText } from '../ui/post/paintMatches.ts'
import { readText } from '../ui/post/readableText.ts'
import { postAddress } from './postAddress.ts'
import { bodyOf, focusBlock } from './postBody.ts'
import styles from './PostHighlights.module.css'
import type { ArrivalPlace } from './useArrivalPlace.ts'
import { useHighlightActions } from './useHighlightActions.ts'
import { useHighlightPlace } from './useHighlightPlace.ts'
import { passageAt, usePaintedHighlights } from './usePaintedHighlights.ts'
import { useSelectedPassage } from './useSelectedPassage.ts'
import { useSentenceSteps } from './useSentenceSteps.ts'

interface PostHighlightsProps {
  readonly article: RefObject<HTMLElement | null>
  /** Another object whenever the text is put in anew. */
  readonly text: object
  readonly post: Post
  readonly isKept: boolean
  /** Something is marked in the text because it was looked for. */
  readonly isFinding: boolean
  readonly arrival: ArrivalPlace
  /** How often the reader asked to choose by sentences; the button that asks for it. */
  readonly stepsAsked: number
  readonly stepsButton: RefObject<HTMLElement | null>
}

/** A highlight that stands open beside its words. */
interface OpenHighlight {
  readonly highlight: Highlight
  readonly line: BesideLine
  readonly isNew: boolean
}

/** Marking passages of a post, and those that are marked. */
export function PostHighlights(props: PostHighlightsProps) {
  const { article, text, post, isKept, isFinding, arrival, stepsAsked, stepsButton } = props
  const highlights = useHighlightsOf(post.id)
  const isPaintable = !isFinding || paintsOverText()
  const options = { article, text, highlights, isPaintable }
  const { painting, ids, states } = usePaintedHighlights(options)
  const place = useHighlightPlace(painting, ids, arrival)
  const { shown, removedIds, restoredId, copy, onUndo, ...actions } =
    useHighlightActions(highlights)
  const [opened, setOpened] = useState<OpenHighlight>()
  const offer = useRef<HTMLDivElement>(null)
  const { selected, take, clear } = useSelectedPassage(article, offer)
  const sentences = useSentenceSteps({ article, lang: post.language, onSelect: take })
  const isStepping = selected !== undefined && sentences.isOf(selected.range)
  const announce = useAnnounce()
  const add = useAddHighlight()
  const save = useSaveBookmark()

  useOfferKeys(offer, selected !== undefined && !isStepping)
  const openId = opened?.highlight.id
  const current = openId === undefined ? place : ids.indexOf(openId)
  useEffect(() => painting?.setCurrent(current), [painting, current])

  const begin = useEffectEvent(() => sentences.begin())
  useEffect(() => {
    if (stepsAsked > 0) begin()
  }, [stepsAsked])

  async function handleHighlight(hasNote: boolean): Promise<void> {
    if (!selected) return
    const { range, line } = selected
    const { text: whole, spanOf } = readText(bodyOf(article)!, post.language)
    const span = spanOf(range)
    const hasFocus = offer.current?.contains(document.activeElement) ?? false
    if (!span) return clear()
    const outcome = await add.mutateAsync({ post, anchor: createAnchor(whole, span) })
    if (!outcome.ok) return announce(m.refusals[outcome.refusal], { isProblem: true })
    clear()
    if (hasNote) setOpened({ highlight: outcome.value, line, isNew: true })
    else if (hasFocus) focusBlock(range)
    await keepPost()
  }

  /** The text that a passage is of must not be lost; where there is no room for it the passage stays. */
  async function keepPost(): Promise<void> {
    if (isKept) return announce(marking.highlighted)
    const saved = await save.mutateAsync(post.slug)
    if (saved.ok) return announce(marking.highlightedAndSaved)
    announce(marking.highlightedNotSaved(m.refusals[saved.refusal]), { isProblem: true })
  }

  function handleClose(): void {
    if (selected) focusBlock(selected.range)
    clear()
  }

  const handlePress = useEffectEvent((event: MouseEvent) => {
    const body = bodyOf(article)
    if (!body || !(event.target instanceof Element)) return
    const isInText = body.contains(event.target) && !event.target.closest(ownPress)
    const isFree = isInText && (getSelection()?.isCollapsed ?? true)
    const hit = isFree ? passageAt(body, highlights, event) : undefined
    if (hit) {
      const line = placeBeside(hit.range, body.parentElement!)
      return setOpened({ highlight: hit.highlight, line, isNew: false })
    }
    // What was pressed may have given way already.
    const isInBox = event
      .composedPath()
      .some((target) => target instanceof Element && target.matches('[role="group"]'))
    if (!isInBox) setOpened(undefined)
  })
  useEffect(() => {
    const listener = (event: MouseEvent) => handlePress(event)
    document.addEventListener('click', listener)
    return () => document.removeEventListener('click', listener)
  }, [])

  function handlePanelClose(): void {
    setOpened(undefined)
    const position = openId === undefined ? -1 : ids.indexOf(openId)
    if (!painting || position < 0) return stepsButton.current?.focus({ preventScroll: true })
    const range = document.createRange()
    range.setStart(painting.startOf(position), 0)
    focusBlock(range)
  }

  return (
    <>
      {selected && (
        <SelectionOffer
          box={offer}
          line={selected.line}
          isTooLong={selected.isTooLong}
          savesPost={!isKept}
          onStep={isStepping ? sentences.step : undefined}
          onHighlight={(hasNote) => void handleHighlight(hasNote)}
          onClose={handleClose}
        />
      )}
      {opened && !selected && (
        <HighlightPanel
          {...actions}
          key={openId}
          highlight={shown.find(({ id }) => id === openId) ?? opened.highlight}
          state={states.get(opened.highlight.id)}
          line={opened.line}
          isNew={opened.isNew}
          isRemoved={removedIds.has(opened.highlight.id)}
          isRestored={restoredId === openId}
          onUndo={onUndo}
          onClose={handlePanelClose}
        />
      )}
      {shown.length > 0 && (
        <details className={styles.yours}>
          <summary className={styles.summary}>{marking.yours(highlights.length)}</summary>
          <HighlightList
            {...actions}
            highlights={shown
              .filter(({ id }) => !(id === openId && removedIds.has(id)))
              .toSorted(byPlace)}
            removedIds={removedIds}
            restoredId={openId === undefined ? restoredId : undefined}
            states={states}
            onUndo={onUndo}
          />
          {highlights.length > 0 && (
            <p className={styles.actions}>
              <Button
                onClick={() =>
                  void copy(
                    highlightsToMarkdown(groupHighlights(highlights), { addressOf: postAddress }),
                  )
                }
              >
                {marking.copyMarkdown}
              </Button>
            </p>
          )}
        </details>
      )}
    </>
  )
}

/** What answers a press by itself. */
const ownPress = 'a, button, summary, audio, video, input, label'

/** From selected text Tab leads to what is offered for it, once; it is said, too. */
function useOfferKeys(offer: RefObject<HTMLElement | null>, isOffered: boolean): void {
  const announce = useAnnounce()
  const tell = useEffectEvent(() => announce(marking.offered))
  useEffect(() => {
    if (!isOffered) return undefined
    tell()
    function handleKey(event: KeyboardEvent): void {
      const { activeElement } = document
      const isElsewhere = activeElement?.matches('a, button, summary, input, textarea, select')
      if (event.key !== 'Tab' || event.shiftKey || event.defaultPrevented || isElsewhere) return
      event.preventDefault()
      offer.current?.querySelector('button')?.focus()
    }
    document.addEventListener('keydown', handleKey)
    return () => document.removeEventListener('keydown', handleKey)
  }, [offer, isOffered])
}
