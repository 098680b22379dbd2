import styles from './Switch.module.css'

interface SwitchProps {
  readonly id?: string | undefined
  readonly isOn: boolean
  /** What is done while it is on. */
  readonly children: string
  readonly onChange: (isOn: boolean) => void
}

/** A choice that holds at once. */
export function Switch({ id, isOn, children, onChange }: SwitchProps) {
  return (
    <label className={styles.switch}>
      <input
        id={id}
        className={styles.box}
        type="checkbox"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
      {children}
    </label>
  )
}
