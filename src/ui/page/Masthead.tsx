import { Link, NavLink } from 'react-router'
import { authorsPath, postsPath, savedPath, topicsPath } from '../../url/paths.ts'
import { m } from '../messages/messages.ts'
import { Icon, type IconName } from './Icon.tsx'
import styles from './Masthead.module.css'

interface MastheadProps {
  readonly title: string
  readonly notice: string | undefined
  readonly savedCount: number
  /** Followed searches that have something new. */
  readonly newsCount: number
}

/** The publication's name and the way to each part of it; a bar at the thumb on phones. */
export function Masthead({ title, notice, savedCount, newsCount }: MastheadProps) {
  const saved = savedCount > 0 ? m.savedCount(savedCount) : m.saved
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
              label={saved}
              news={newsCount > 0 ? m.newsInFollows(saved, newsCount) : undefined}
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
  /** The label with what a dot beside it says. */
  readonly news?: string | undefined
  readonly end?: boolean
}

function Item({ to, icon, label, news, end = false }: ItemProps) {
  return (
    <li>
      <NavLink className={styles.item!} to={to} end={end} aria-label={news}>
        <Icon name={icon} />
        {label}
        {news && <span className={styles.news} />}
      </NavLink>
    </li>
  )
}
