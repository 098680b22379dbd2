import { NavLink } from 'react-router'
import { backupPath, followingPath, savedPath } from '../../url/paths.ts'
import { m } from '../messages/messages.ts'
import styles from './LibraryNavigation.module.css'

/** The places of what is the reader's own. */
export function LibraryNavigation({ newsCount }: { newsCount: number }) {
  return (
    <nav aria-label={m.libraryNavigation}>
      <ul className={styles.list}>
        <li>
          <NavLink className={styles.item!} to={savedPath} end>
            {m.saved}
          </NavLink>
        </li>
        <li>
          <NavLink className={styles.item!} to={followingPath}>
            {newsCount > 0 ? m.followingWithNews(newsCount) : m.following}
          </NavLink>
        </li>
        <li>
          <NavLink className={styles.item!} to={backupPath}>
            {m.backup}
          </NavLink>
        </li>
      </ul>
    </nav>
  )
}
