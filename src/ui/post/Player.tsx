import type { Attachment } from '../../model/Post.ts'
import styles from './Player.module.css'

interface PlayerProps {
  /** What is played, for those who do not see where it stands. */
  readonly title: string
  /** The same thing in several forms, all from hosts that may be asked. */
  readonly sources: readonly Attachment[]
}

/** A recording or film, played in place. Nothing is asked of its host until the reader starts it. */
export function Player({ title, sources }: PlayerProps) {
  const first = sources.find(({ mimeType }) => isOf('audio', mimeType) || isOf('video', mimeType))
  if (!first) return null
  const family = isOf('video', first.mimeType) ? 'video' : 'audio'
  const played = sources.filter(({ mimeType }) => isOf(family, mimeType))
  const Element = family
  return (
    // Feeds bring no captions that could be shown.
    // oxlint-disable-next-line jsx-a11y/media-has-caption
    <Element
      className={styles[family]}
      controls
      preload="none"
      aria-label={title}
      {...(family === 'video' && { playsInline: true })}
    >
      {played.map(({ url, mimeType }) => (
        // Feeds often name the type wrongly. It helps a browser to choose; where there is nothing
        // to choose from it would only keep one from trying.
        <source key={url} src={url} type={played.length > 1 ? mimeType : undefined} />
      ))}
    </Element>
  )
}

function isOf(family: string, mimeType: string): boolean {
  return mimeType.toLowerCase().startsWith(`${family}/`)
}
