import { useParams } from 'react-router'
import { useArchiveStatus } from '../queries/useArchiveStatus.ts'
import { usePublication } from '../queries/usePublication.ts'
import { useTopics } from '../queries/useTopics.ts'
import { topicPath } from '../url/paths.ts'
import { m } from '../ui/messages/messages.ts'
import { PageHeading } from '../ui/page/PageHeading.tsx'
import { Skeleton } from '../ui/page/Skeleton.tsx'
import { facetLabel } from '../ui/search/facetLabels.ts'
import { FilteredPosts } from './FilteredPosts.tsx'
import styles from './IndexPage.module.css'
import { NotFoundRoute } from './NotFoundRoute.tsx'

/** One audience, type, region or topic, and everything filed under it. */
export function TopicRoute() {
  const { facet: facetId = '', slug = '' } = useParams()
  const { data: facets } = useTopics()
  const publication = usePublication()
  const isReading = useArchiveStatus()?.phase === 'reading'
  const facet = facets?.find(({ id }) => id === facetId)
  const value = facet?.values.find((known) => known.slug === slug)
  if (facets && !value && !isReading) return <NotFoundRoute />
  if (!facet || !value || !publication) return <Skeleton shape="list" />
  return (
    <div className={styles.index} key={`${facetId}/${slug}`}>
      <p className={styles.kicker}>{facetLabel(facet)}</p>
      <PageHeading titleParts={[value.name, facetLabel(facet), publication.title]}>
        {value.name}
      </PageHeading>
      <FilteredPosts
        publication={publication}
        facet={facetId}
        slug={slug}
        kind="topic"
        name={value.name}
        heading={m.postsUnder}
        path={topicPath(facetId, slug)}
      />
    </div>
  )
}
