import { reading } from '../messages/readingMessages.ts'
import type { ChangedPart, TextChange } from './compareTexts.ts'
import styles from './TextChanges.module.css'

interface TextChangesProps {
  readonly changes: readonly TextChange[]
  readonly lang: string | undefined
}

/** What has changed in a text, paragraph by paragraph, for the eye and for the ear. */
export function TextChanges({ changes, lang }: TextChangesProps) {
  return (
    <div className={styles.changes}>
      {/* They never change places. */}
      {changes.map((change, position) =>
        change.kind === 'same' ? (
          <p key={position} className={styles.same}>
            {reading.difference.unchanged(change.count)}
          </p>
        ) : (
          <p key={position} lang={lang} dir="auto">
            {change.parts.map((part, at) => (
              <Part key={at} part={part} />
            ))}
          </p>
        ),
      )}
    </div>
  )
}

function Part({ part: { kind, text } }: { part: ChangedPart }) {
  if (kind === 'same') return text
  const Tag = kind === 'added' ? 'ins' : 'del'
  return (
    <Tag className={styles[kind]}>
      <span className={styles.spoken}>{reading.difference[kind]} </span>
      {text}
      <span className={styles.spoken}> {reading.difference.end} </span>
    </Tag>
  )
}
