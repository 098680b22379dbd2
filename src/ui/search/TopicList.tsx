import type { FacetCounts } from '../../search/facets.ts'
import { topicPath } from '../../url/paths.ts'
import { m } from '../messages/messages.ts'
import { SiteLink } from '../page/SiteLink.tsx'
import { facetPlural } from './facetLabels.ts'
import styles from './TopicList.module.css'

/** All values of a facet with their numbers of posts. */
export function TopicList({ facet }: { facet: FacetCounts }) {
  return (
    <section className={styles.facet} aria-labelledby={`facet-${facet.id}`}>
      <h2 id={`facet-${facet.id}`} className={styles.heading}>
        {facetPlural(facet)}
      </h2>
      <ul className={styles.list}>
        {facet.values.map(({ slug, name, count }) => (
          <li key={slug} className={styles.entry}>
            <SiteLink to={topicPath(facet.id, slug)}>
              <bdi>{name}</bdi>
            </SiteLink>
            {count !== undefined && <span className={styles.count}>{m.postCount(count)}</span>}
          </li>
        ))}
      </ul>
      {facet.isIncomplete && <p className={styles.more}>{m.moreValues(facet.values.length)}</p>}
    </section>
  )
}
