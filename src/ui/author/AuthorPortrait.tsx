import { useState } from 'react'
import type { AuthorReference } from '../../model/Author.ts'
import styles from './AuthorPortrait.module.css'

interface AuthorPortraitProps {
  readonly author: AuthorReference
  /** Where a photograph may be loaded from; initials are drawn where there is none. */
  readonly source: string | undefined
  readonly isLarge?: boolean
}

/** A photograph or initials. The name stands beside it, so screen readers pass it over. */
export function AuthorPortrait({ author, source, isLarge = false }: AuthorPortraitProps) {
  const [failedSource, setFailedSource] = useState<string>()
  const className = `${styles.portrait} ${isLarge ? styles.large : ''}`
  if (source && source !== failedSource) {
    return (
      <img
        className={className}
        src={source}
        alt=""
        width="96"
        height="96"
        loading="lazy"
        referrerPolicy="no-referrer"
        onError={() => setFailedSource(source)}
      />
    )
  }
  return (
    <span className={className} aria-hidden="true">
      {initials(author.name)}
    </span>
  )
}

/** First letters of the first and last word, titles left out: "Dr Ada M. Byron" → "AB". */
function initials(name: string): string {
  const words = name
    .split(/\s+/)
    .filter((word) => !/^(dr|prof|mr|mrs|ms|mx|sir|dame)\.?$/i.test(word))
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words
  return ends
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .toUpperCase()
}
