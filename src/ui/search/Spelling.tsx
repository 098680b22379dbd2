import type { QueryReading } from '../../search/query/QueryReading.ts'
import { m } from '../messages/messages.ts'
import { focusPageHeading } from '../page/PageHeading.tsx'
import { SiteLink } from '../page/SiteLink.tsx'
import styles from './Spelling.module.css'

interface SpellingProps {
  readonly reading: QueryReading
  readonly words: string
  /** Whether the words were taken as they are spelt. */
  readonly isVerbatim: boolean
  /** The same query with and without other spellings. */
  readonly verbatimHref: string
  readonly helpfulHref: string
}

/** Says that other words were looked for than were typed, and leads back to those; and the other way. */
export function Spelling(props: SpellingProps) {
  const { reading, words, isVerbatim, verbatimHref, helpfulHref } = props
  if (isVerbatim) {
    return (
      <p className={styles.spelling}>
        {m.searchedAsSpelt(words)}{' '}
        <SiteLink to={helpfulHref} onClick={focusPageHeading}>
          {m.allowOtherSpellings}
        </SiteLink>
      </p>
    )
  }
  if (reading.corrections.length === 0) return null
  return (
    <p className={styles.spelling}>
      {m.correctedBefore}
      <strong>
        <bdi>{reading.correctedWords.trim()}</bdi>
      </strong>
      {m.correctedAfter}{' '}
      <SiteLink to={verbatimHref} onClick={focusPageHeading}>
        {m.searchInstead(words)}
      </SiteLink>
    </p>
  )
}
