import { useEffect, useRef, type RefObject } from 'react'
import { passageLength } from '../../model/Highlight.ts'
import { marking } from '../messages/highlightMessages.ts'
import { Button } from '../page/Button.tsx'
import { Beside } from './Beside.tsx'
import type { BesideLine } from './placeBeside.ts'
import styles from './SelectionOffer.module.css'

/** What of the sentences of a text is to be selected next. */
export type SentenceStep = 'previous' | 'next' | 'longer' | 'shorter'

interface SelectionOfferProps {
  readonly box: RefObject<HTMLDivElement | null>
  readonly line: BesideLine
  readonly isTooLong: boolean
  /** The post is not kept yet, and will be. */
  readonly savesPost: boolean
  /** Present where sentences are chosen by buttons: those then have the focus. */
  readonly onStep: ((step: SentenceStep) => void) | undefined
  readonly onHighlight: (hasNote: boolean) => void
  readonly onClose: () => void
}

const steps: readonly (readonly [SentenceStep, string])[] = [
  ['previous', marking.previousSentence],
  ['next', marking.nextSentence],
  ['longer', marking.longer],
  ['shorter', marking.shorter],
]

/** What can be done with selected text. */
export function SelectionOffer(props: SelectionOfferProps) {
  const { box, line, isTooLong, savesPost, onStep, onHighlight, onClose } = props
  const stepping = useRef<HTMLDivElement>(null)
  const isStepping = onStep !== undefined
  useEffect(() => {
    const next = stepping.current?.querySelectorAll('button')[1]
    if (isStepping) next?.focus({ preventScroll: true })
  }, [isStepping])
  return (
    <Beside
      line={line}
      ref={box}
      role="group"
      aria-label={marking.offerLabel}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      // Pressing a button would end the selection before it is read.
      onMouseDown={(event) => event.preventDefault()}
    >
      {onStep && (
        <div ref={stepping} className={styles.steps} role="group" aria-label={marking.stepsLabel}>
          {steps.map(([step, name]) => (
            <Button key={step} look="link" onClick={() => onStep(step)}>
              {name}
            </Button>
          ))}
        </div>
      )}
      {isTooLong ? (
        <p className={styles.hint}>{marking.tooLong(passageLength)}</p>
      ) : (
        <div className={styles.actions}>
          <Button look="primary" onClick={() => onHighlight(false)}>
            {marking.highlight}
          </Button>
          <Button onClick={() => onHighlight(true)}>{marking.highlightWithNote}</Button>
        </div>
      )}
      {onStep && (
        <Button look="link" onClick={onClose}>
          {marking.close}
        </Button>
      )}
      {savesPost && !isTooLong && <p className={styles.hint}>{marking.alsoSaves}</p>}
    </Beside>
  )
}
