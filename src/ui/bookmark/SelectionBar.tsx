import { useId, useState, type FormEvent } from 'react'
import { labelLength, type ShelfPlace } from '../../model/ShelfNote.ts'
import { shelf } from '../messages/shelfMessages.ts'
import { Button } from '../page/Button.tsx'
import { PlaceSelect } from './PlaceSelect.tsx'
import styles from './SelectionBar.module.css'

interface SelectionBarProps {
  readonly count: number
  /** How many there are to select. */
  readonly all: number
  readonly labels: readonly string[]
  readonly onSelectAll: () => void
  readonly onSelectNone: () => void
  readonly onPlace: (place: ShelfPlace) => void
  readonly onLabel: (label: string) => void
  readonly onRemove: () => void
  readonly onDone: () => void
}

/** What can be done with several kept posts at once. */
export function SelectionBar(props: SelectionBarProps) {
  const { count, all, labels, onSelectAll, onSelectNone } = props
  const { onPlace, onLabel, onRemove, onDone } = props
  return (
    <div className={styles.bar} role="group" aria-label={shelf.selectionLabel}>
      <p className={styles.count}>{shelf.selected(count)}</p>
      {count < all ? (
        <Button onClick={onSelectAll}>{shelf.selectAll(all)}</Button>
      ) : (
        <Button onClick={onSelectNone}>{shelf.selectNone}</Button>
      )}
      {count > 0 && (
        <>
          <PlaceSelect label={shelf.moveTo} onPlace={onPlace} />
          <LabelForm labels={labels} onLabel={onLabel} />
          <Button onClick={onRemove}>{shelf.removeSelected(count)}</Button>
        </>
      )}
      <Button look="primary" onClick={onDone}>
        {shelf.selectDone}
      </Button>
    </div>
  )
}

function LabelForm({ labels, onLabel }: Pick<SelectionBarProps, 'labels' | 'onLabel'>) {
  const id = useId()
  const [label, setLabel] = useState('')

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (label.trim() === '') return
    onLabel(label.trim())
    setLabel('')
  }

  return (
    <form className={styles.label} onSubmit={handleSubmit}>
      <input
        className={styles.field}
        type="text"
        aria-label={shelf.addLabel}
        placeholder={shelf.addLabel}
        list={id}
        maxLength={labelLength}
        value={label}
        onChange={(event) => setLabel(event.target.value)}
      />
      <datalist id={id}>
        {labels.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </datalist>
      <Button type="submit">{shelf.add}</Button>
    </form>
  )
}
