import { useId } from 'react'
import { moving } from '../messages/movingMessages.ts'
import { Button } from '../page/Button.tsx'
import styles from './LinkField.module.css'

interface LinkFieldProps {
  readonly link: string
  readonly onCopy: () => void
}

/** A link to take along: it can be read and selected where a browser does not let it be copied. */
export function LinkField({ link, onCopy }: LinkFieldProps) {
  const id = useId()
  return (
    <div className={styles.link}>
      <label className={styles.label} htmlFor={id}>
        {moving.linkLabel}
      </label>
      <input
        className={styles.field}
        id={id}
        readOnly
        value={link}
        onFocus={(event) => event.target.select()}
      />
      <Button onClick={onCopy}>{moving.linkCopy}</Button>
    </div>
  )
}
