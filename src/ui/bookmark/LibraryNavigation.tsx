import {
  backupPath,
  followingPath,
  highlightsPath,
  historyPath,
  savedPath,
} from '../../url/paths.ts'
import { m } from '../messages/messages.ts'
import { NavigationLink } from '../page/NavigationLink.tsx'
import styles from './LibraryNavigation.module.css'

/** The places of what is the reader's own. */
export function LibraryNavigation({ newsCount }: { newsCount: number }) {
  return (
    <nav aria-label={m.libraryNavigation}>
      <ul className={styles.list}>
        <li>
          <NavigationLink className={styles.item} to={savedPath} isExact>
            {m.saved}
          </NavigationLink>
        </li>
        <li>
          <NavigationLink className={styles.item} to={highlightsPath}>
            {m.highlights}
          </NavigationLink>
        </li>
        <li>
          <NavigationLink className={styles.item} to={followingPath}>
            {newsCount > 0 ? m.followingWithNews(newsCount) : m.following}
          </NavigationLink>
        </li>
        <li>
          <NavigationLink className={styles.item} to={historyPath}>
            {m.history}
          </NavigationLink>
        </li>
        <li>
          <NavigationLink className={styles.item} to={backupPath}>
            {m.backupShort}
          </NavigationLink>
        </li>
      </ul>
    </nav>
  )
}
