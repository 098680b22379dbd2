import { moving } from '../messages/movingMessages.ts'
import styles from './QrCode.module.css'
import { qrPath } from './qrPath.ts'

interface QrCodeProps {
  readonly link: string
  /** Posts that the link names. */
  readonly count: number
}

/** A link as a QR code, or why there is none. */
export function QrCode({ link, count }: QrCodeProps) {
  const code = qrPath(link)
  if (!code) return <p className={styles.hint}>{moving.qrTooLong}</p>
  return (
    <figure className={styles.figure}>
      <svg
        className={styles.code}
        role="img"
        aria-label={moving.qrLabel(count)}
        viewBox={`0 0 ${code.size} ${code.size}`}
        shapeRendering="crispEdges"
      >
        <path d={code.path} />
      </svg>
      <figcaption className={styles.hint}>{moving.qrHint}</figcaption>
    </figure>
  )
}
