import { useId, useRef, useState } from 'react'
import { tidyRange, type DateRange } from '../../model/SearchQuery.ts'
import { fromParam, toParam } from '../../url/searchParams.ts'
import { m } from '../messages/messages.ts'
import { Button } from '../page/Button.tsx'
import styles from './DateFilter.module.css'

interface DateFilterProps extends DateRange {
  /** Of the first and the last post, `YYYY-MM-DD`. */
  readonly days: { readonly first: string; readonly last: string }
  readonly onChange: (range: DateRange) => void
}

/**
 * First and last day of publication. A date applies as soon as it is whole and can be meant: a year
 * that is typed goes through 0002, 0020 and 0201, and a range whose end is moved first is upside
 * down for a moment. Such are taken as they stand when one leaves the two fields or presses Enter.
 */
export function DateFilter({ from = '', to = '', days, onChange }: DateFilterProps) {
  const id = useId()
  const group = useRef<HTMLDivElement>(null)
  const firstField = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState({ from, to })
  const [seen, setSeen] = useState({ from, to })
  if (seen.from !== from || seen.to !== to) {
    setSeen({ from, to })
    setDraft({ from, to })
  }

  function apply(next: typeof draft): void {
    const tidy = tidyRange(next)
    setDraft({ from: tidy.from ?? '', to: tidy.to ?? '' })
    if ((tidy.from ?? '') !== from || (tidy.to ?? '') !== to) onChange(tidy)
  }

  function handleChange(end: 'from' | 'to', day: string): void {
    const next = { ...draft, [end]: day }
    setDraft(next)
    const isMeant = day >= days.first && day <= days.last
    const isUpsideDown = next.from !== '' && next.to !== '' && next.from > next.to
    if (isMeant && !isUpsideDown) apply(next)
  }

  function applyAll(): void {
    apply({
      from: isBegun(group.current, fromParam) ? from : draft.from,
      to: isBegun(group.current, toParam) ? to : draft.to,
    })
  }

  const ends = [
    { end: 'from', name: fromParam, label: m.firstDay, field: firstField },
    { end: 'to', name: toParam, label: m.lastDay, field: undefined },
  ] as const
  return (
    <div ref={group} className={styles.dates}>
      {ends.map(({ end, name, label, field }) => (
        <p key={end} className={styles.end}>
          <label htmlFor={`${id}${end}`}>{label}</label>
          <input
            ref={field}
            className={styles.field}
            id={`${id}${end}`}
            type="date"
            name={name}
            value={draft[end]}
            min={days.first}
            max={days.last}
            onChange={(event) => handleChange(end, event.target.value)}
            onKeyDown={({ key }) => key === 'Enter' && applyAll()}
            onBlur={({ relatedTarget }) => !group.current?.contains(relatedTarget) && applyAll()}
          />
        </p>
      ))}
      {(draft.from !== '' || draft.to !== '') && (
        <Button
          look="link"
          onClick={() => {
            apply({ from: '', to: '' })
            firstField.current?.focus()
          }}
        >
          {m.clearDates}
        </Button>
      )}
    </div>
  )
}

/** A date that is only begun has no value, as has one that was taken away. */
function isBegun(group: Element | null, name: string): boolean {
  const field = group?.querySelector<HTMLInputElement>(`[name="${name}"]`)
  return field?.validity.badInput ?? false
}
