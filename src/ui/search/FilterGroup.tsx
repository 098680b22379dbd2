import { useEffect, useRef, useState, type ReactNode } from 'react'
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
 * elsewhere, and never closes by itself: the checkbox with the focus may be in it. What is in it is
 * drawn when it is opened first: most groups are not, and would take a third of a page.
 */
export function FilterGroup({ label, isInUse, isOpenAtFirst, children }: FilterGroupProps) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst || isInUse)
  const [wasInUse, setWasInUse] = useState(isInUse)
  const [isDrawn, setIsDrawn] = useState(isOpen)
  const details = useRef<HTMLDetailsElement>(null)
  if (isOpen && !isDrawn) setIsDrawn(true)
  if (isInUse !== wasInUse) {
    setWasInUse(isInUse)
    if (isInUse) setIsOpen(true)
  }
  // The reader may have turned it before the program had taken the page over.
  useEffect(() => setIsOpen(details.current!.open), [])
  return (
    <details
      ref={details}
      className={styles.group}
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      {/* Before it opens, so that it never stands open with nothing in it. */}
      <summary className={styles.summary} onClick={() => setIsDrawn(true)}>
        {label}
      </summary>
      {isDrawn && (
        <fieldset>
          <legend className={styles.legend}>{label}</legend>
          {children}
        </fieldset>
      )}
    </details>
  )
}
