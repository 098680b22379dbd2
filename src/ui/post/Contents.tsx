import type { Heading } from '../../model/PostText.ts'
import { m } from '../messages/messages.ts'
import styles from './Contents.module.css'

/** The sub-headings of a post as links; open beside the text, folded above it on small screens. */
export function Contents({ headings }: { headings: readonly Heading[] }) {
  const shown = headings.filter(({ level }) => level <= 3)
  if (shown.length < 3) return null
  return (
    <nav className={styles.contents} aria-label={m.contents}>
      <details className={styles.details}>
        <summary className={styles.summary}>{m.contents}</summary>
        <ContentsList headings={shown} />
      </details>
      <div className={styles.beside}>
        <p className={styles.summary}>{m.contents}</p>
        <ContentsList headings={shown} />
      </div>
    </nav>
  )
}

function ContentsList({ headings }: { headings: readonly Heading[] }) {
  return (
    <ol className={styles.list}>
      {headings.map(({ anchor, text, level }) => (
        <li key={anchor} className={level === 3 ? styles.inner : undefined}>
          <a href={`#${anchor}`}>{text}</a>
        </li>
      ))}
    </ol>
  )
}
