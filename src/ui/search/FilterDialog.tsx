import { useEffect, useRef, type ReactNode } from 'react'
import { m } from '../messages/messages.ts'
import { Button } from '../page/Button.tsx'
import { Icon } from '../page/Icon.tsx'
import styles from './FilterDialog.module.css'

interface FilterDialogProps {
  /** Posts that the choices in the dialog would show. */
  readonly total: number
  readonly onApply: () => void
  readonly onClose: () => void
  readonly onClear: () => void
  readonly children: ReactNode
}

/** The filters on a small screen: a page of their own, applied by one button at the thumb. */
export function FilterDialog({ total, onApply, onClose, onClear, children }: FilterDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  function handleApply(): void {
    // The page behind can take the focus only once the dialog has let go of it.
    dialog.current?.close()
    onApply()
  }
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby="filter-dialog"
      onClose={onClose}
    >
      <div className={styles.top}>
        <h2 id="filter-dialog" className={styles.heading}>
          {m.filterAndSort(0)}
        </h2>
        <button
          className={styles.close}
          type="button"
          aria-label={m.close}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
      </div>
      <div className={styles.groups}>{children}</div>
      <div className={styles.bottom}>
        <Button onClick={onClear}>{m.clearAll}</Button>
        <Button look="primary" onClick={handleApply}>
          {m.showPosts(total)}
        </Button>
      </div>
    </dialog>
  )
}
