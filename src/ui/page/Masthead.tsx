import { Link, NavLink } from 'react-router'
import { authorsPath, postsPath, savedPath, topicsPath } from '../../url/paths.ts'
import { m } from '../messages/messages.ts'
import { Icon, type IconName } from './Icon.tsx'
import styles from './Masthead.module.css'

interface MastheadProps {
  readonly title: string
  readonly notice: string | undefined
  readonly savedCount: number
}

/** The publication's name and the way to each part of it; a bar at the thumb on phones. */
export function Masthead({ title, notice, savedCount }: MastheadProps) {
  return (
    <header>
      {notice && <p className={styles.notice}>{notice}</p>}
      <div className={styles.masthead}>
        <Link className={styles.name} to={postsPath}>
          {title}
        </Link>
        <nav className={styles.navigation} aria-label={m.mainNavigation}>
          <ul className={styles.list}>
            <Item to={postsPath} icon="list" label={m.posts} end />
            <Item to={topicsPath} icon="topics" label={m.topics} />
            <Item to={authorsPath} icon="people" label={m.authors} />
            <Item
              to={savedPath}
              icon="bookmark"
              label={savedCount > 0 ? m.savedCount(savedCount) : m.saved}
            />
          </ul>
        </nav>
      </div>
    </header>
  )
}

interface ItemProps {
  readonly to: string
  readonly icon: IconName
  readonly label: string
  readonly end?: boolean
}

function Item({ to, icon, label, end = false }: ItemProps) {
  return (
    <li>
      <NavLink className={styles.item!} to={to} end={end}>
        <Icon name={icon} />
        {label}
      </NavLink>
    </li>
  )
}
