import { shelfPlaces, type ShelfPlace } from '../../model/ShelfNote.ts'
import { shelf } from '../messages/shelfMessages.ts'
import styles from './PlaceSelect.module.css'

interface PlaceSelectProps {
  readonly label: string
  /** Absent where several posts are meant: the choice is then something to do with them. */
  readonly place?: ShelfPlace
  readonly onPlace: (place: ShelfPlace) => void
}

/** Moves kept posts to another place on the shelf. */
export function PlaceSelect({ label, place, onPlace }: PlaceSelectProps) {
  return (
    <select
      className={styles.select}
      aria-label={label}
      value={place ?? ''}
      onChange={(event) => onPlace(event.target.value as ShelfPlace)}
    >
      {!place && (
        <option value="" disabled>
          {shelf.moveTo}
        </option>
      )}
      {shelfPlaces.map((one) => (
        <option key={one} value={one}>
          {shelf.places[one]}
        </option>
      ))}
    </select>
  )
}
