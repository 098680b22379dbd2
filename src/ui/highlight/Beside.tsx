import type { ComponentProps, CSSProperties } from 'react'
import styles from './Beside.module.css'
import type { BesideLine } from './placeBeside.ts'

interface BesideProps extends ComponentProps<'div'> {
  readonly line: BesideLine
}

/**
 * What has to do with a passage: in the margin beside it where there is one, else below it, and on a
 * phone at the foot of the screen, where neither the passage nor the phone's own menu is.
 */
export function Beside({ line, ...rest }: BesideProps) {
  const place = { '--top': `${line.top}px`, '--bottom': `${line.bottom}px` }
  return <div {...rest} className={styles.beside} style={place as CSSProperties} />
}
