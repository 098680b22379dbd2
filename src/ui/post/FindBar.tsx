import { m } from '../messages/messages.ts'
import { Button } from '../page/Button.tsx'
import { Icon, type IconName } from '../page/Icon.tsx'
import styles from './FindBar.module.css'

interface FindBarProps {
  readonly words: string
  /** Matches in the text; absent until that is known. */
  readonly count: number | undefined
  /** Of the match that one is at, from 0. */
  readonly position: number
  readonly onStep: (step: 1 | -1) => void
  readonly onClear: () => void
}

/**
 * What was found in a post, and the way from one match to the next. It is there, in its full height,
 * before that is known: text that is being read must not move.
 */
export function FindBar({ words, count, position, onStep, onClear }: FindBarProps) {
  const shown = shorten(words)
  const nothing = m.nothingFoundHere(shown)
  const isReady = count !== undefined
  return (
    <section className={styles.bar} aria-label={m.foundHere} data-tallest={nothing}>
      <div className={styles.content}>
        {/* Another paragraph for another kind of thing said: one that grows would move its own text. */}
        {!isReady && <p key="looking">{m.lookingFor(shown)}</p>}
        {count === 0 && <p key="nothing">{nothing}</p>}
        {isReady && count > 0 && (
          <p key="match" className={styles.match}>
            {m.matchFor(position + 1, count, shown)}
          </p>
        )}
        {count !== 0 && (
          <>
            <Action
              icon="back"
              label={m.previousMatch}
              keys="Alt+P"
              isReady={isReady}
              onClick={() => onStep(-1)}
            />
            <Action
              icon="forward"
              label={m.nextMatch}
              keys="Alt+N"
              isReady={isReady}
              onClick={() => onStep(1)}
            />
          </>
        )}
        <Action icon="close" label={m.clearMarks} isReady onClick={onClear} />
      </div>
    </section>
  )
}

interface ActionProps {
  readonly icon: IconName
  readonly label: string
  readonly keys?: string
  readonly isReady: boolean
  readonly onClick: () => void
}

/** A button of the bar; where there is little room its word is only said. */
function Action({ icon, label, keys, isReady, onClick }: ActionProps) {
  return (
    <Button aria-keyshortcuts={keys} disabled={!isReady} onClick={onClick}>
      <Icon name={icon} />
      <span className={styles.label}>{label}</span>
    </Button>
  )
}

/** As much of what was looked for as tells it from something else. */
function shorten(words: string): string {
  return words.length > 32 ? `${words.slice(0, 31).trimEnd()}…` : words
}
