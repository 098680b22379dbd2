import type { Tag } from '../../model/Tag.ts'
import { topicPath } from '../../url/paths.ts'
import { SiteLink } from '../page/SiteLink.tsx'
import styles from './TopicLinks.module.css'

/** Tags as links to everything filed under them. */
export function TopicLinks({ tags, label }: { tags: readonly Tag[]; label: string }) {
  if (tags.length === 0) return null
  return (
    <ul className={styles.links} aria-label={label}>
      {tags.map(({ facet, slug, name }) => (
        <li key={`${facet}/${slug}`}>
          <SiteLink to={topicPath(facet, slug)} dir="auto">
            {name}
          </SiteLink>
        </li>
      ))}
    </ul>
  )
}
