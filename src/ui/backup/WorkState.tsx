import { Fragment } from 'react'
import { StatusLine } from '../page/StatusLine.tsx'
import styles from './WorkState.module.css'

/** How far something is that takes a moment, and how it ended. */
export interface Work {
  readonly state: 'working' | 'done' | 'refused'
  /** Sentences, the most important first. */
  readonly lines: readonly string[]
}

/** Stands where the work was asked for. The page's one live region says the same. */
export function WorkState({ work }: { work: Work | undefined }) {
  if (!work) return null
  if (work.state === 'working') return <p className={styles.working}>{work.lines[0]}</p>
  return (
    <div className={styles.ended}>
      <StatusLine tone={work.state === 'refused' ? 'problem' : 'calm'}>
        <p>
          {work.lines.map((line, position) => (
            <Fragment key={line}>
              {position > 0 && <br />}
              {line}
            </Fragment>
          ))}
        </p>
      </StatusLine>
    </div>
  )
}
