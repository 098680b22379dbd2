import { shelfPlaces } from '../../model/ShelfNote.ts'
import type { ShelfQuery, ShelfView } from '../../model/ShelfQuery.ts'
import { shelfPath } from '../../url/shelfParams.ts'
import { shelf } from '../messages/shelfMessages.ts'
import { SiteLink } from '../page/SiteLink.tsx'
import styles from './ShelfPlaces.module.css'

interface ShelfPlacesProps {
  readonly query: ShelfQuery
  readonly view: ShelfView
}

/** To read, in progress, finished: each with how many there are. */
export function ShelfPlaces({ query, view }: ShelfPlacesProps) {
  const { place: chosen, ...everywhere } = query
  const places = [
    { name: shelf.allPlaces, count: view.count, href: shelfPath({ ...everywhere, page: 1 }) },
    ...shelfPlaces.map((place) => ({
      name: shelf.places[place],
      count: view.placeCounts[place],
      href: shelfPath({ ...query, place, page: 1 }),
      place,
    })),
  ]
  return (
    <nav aria-label={shelf.placesLabel}>
      <ul className={styles.places}>
        {places.map(({ name, count, href, ...rest }) => (
          <li key={name}>
            <SiteLink
              className={styles.place}
              to={href}
              state={{ keepsScroll: true }}
              aria-current={
                ('place' in rest ? rest.place : undefined) === chosen ? 'true' : undefined
              }
            >
              {shelf.placeCount(name, count)}
            </SiteLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
