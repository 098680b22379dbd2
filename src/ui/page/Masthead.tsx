import { authorsPath, postsPath, savedPath, topicsPath } from '../../url/paths.ts'
import { m } from '../messages/messages.ts'
import { Icon, type IconName } from './Icon.tsx'
import styles from './Masthead.module.css'
import { NavigationLink } from './NavigationLink.tsx'
import { SiteLink } from './SiteLink.tsx'

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
        <SiteLink className={styles.name} to={postsPath}>
          {title}
        </SiteLink>
        <nav className={styles.navigation} aria-label={m.mainNavigation}>
          <ul className={styles.list}>
            <Item to={postsPath} icon="list" label={m.posts} />
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
}

function Item({ to, icon, label, news }: ItemProps) {
  return (
    <li>
      <NavigationLink className={styles.item} to={to} aria-label={news}>
        <Icon name={icon} />
        {label}
        {news && <span className={styles.news} />}
      </NavigationLink>
    </li>
  )
}
