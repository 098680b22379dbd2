import { useState, type ReactNode } from 'react'
import styles from './FilterGroup.module.css'

interface FilterGroupProps {
  readonly label: string
  /** Something in it is chosen. */
  readonly isInUse: boolean
  readonly isOpenAtFirst: boolean
  readonly children: ReactNode
}

/**
 * One group of filters, which can be folded away. It opens by itself when something in it is chosen
 * elsewhere, and never closes by itself: the checkbox with the focus may be in it.
 */
export function FilterGroup({ label, isInUse, isOpenAtFirst, children }: FilterGroupProps) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst || isInUse)
  const [wasInUse, setWasInUse] = useState(isInUse)
  if (isInUse !== wasInUse) {
    setWasInUse(isInUse)
    if (isInUse) setIsOpen(true)
  }
  return (
    <details
      className={styles.group}
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary className={styles.summary}>{label}</summary>
      <fieldset>
        <legend className={styles.legend}>{label}</legend>
        {children}
      </fieldset>
    </details>
  )
}
