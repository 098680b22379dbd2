import { m } from '../messages/messages.ts'
import { Icon } from './Icon.tsx'
import { focusPageHeading } from './PageHeading.tsx'
import styles from './Pagination.module.css'
import { SiteLink } from './SiteLink.tsx'

interface PaginationProps {
  readonly page: number
  readonly pageCount: number
  readonly hrefOf: (page: number) => string
}

/**
 * Numbered pages: first, last and the neighbours of the current one. Reading starts again at the top,
 * and so does the focus, since the link that had it may be gone.
 */
export function Pagination({ page, pageCount, hrefOf }: PaginationProps) {
  if (pageCount < 2) return null
  return (
    <nav className={styles.pagination} aria-label={m.pages}>
      {page > 1 && (
        <SiteLink
          className={styles.step}
          to={hrefOf(page - 1)}
          rel="prev"
          onClick={focusPageHeading}
        >
          <Icon name="back" />
          {m.previousPage}
        </SiteLink>
      )}
      <ul className={styles.numbers}>
        {shownPages(page, pageCount).map((number, position, all) => (
          <li key={number} className={styles.entry}>
            {position > 0 && number - all[position - 1]! > 1 && <span aria-hidden="true">…</span>}
            <SiteLink
              className={styles.number}
              to={hrefOf(number)}
              onClick={focusPageHeading}
              aria-label={m.pageNumber(number)}
              aria-current={number === page ? 'page' : undefined}
            >
              {m.number(number)}
            </SiteLink>
          </li>
        ))}
      </ul>
      {page < pageCount && (
        <SiteLink
          className={styles.step}
          to={hrefOf(page + 1)}
          rel="next"
          onClick={focusPageHeading}
        >
          {m.nextPage}
          <Icon name="forward" />
        </SiteLink>
      )}
    </nav>
  )
}

function shownPages(page: number, pageCount: number): number[] {
  const near = [1, page - 1, page, page + 1, pageCount]
  return [...new Set(near.filter((number) => number >= 1 && number <= pageCount))]
}
