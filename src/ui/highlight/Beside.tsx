import type { ComponentProps, CSSProperties } from 'react'
import styles from './Beside.module.css'
import type { BesideLine } from './placeBeside.ts'

interface BesideProps extends ComponentProps<'div'> {
  readonly line: BesideLine
}

/**
 * What has to do with a passage and never lies over it: in the margin beside it where there is one,
 * else below it, and on a phone at the foot of the screen, where its own menu is not. Where the passage
 * itself is at the foot, above it or at the head.
 */
export function Beside({ line, ...rest }: BesideProps) {
  const { top, start, end, isLow } = line
  const place = { '--top': `${top}px`, '--start': `${start}px`, '--end': `${end}px` }
  return (
    <div
      {...rest}
      className={isLow ? `${styles.beside} ${styles.low}` : styles.beside}
      style={place as CSSProperties}
    />
  )
}
