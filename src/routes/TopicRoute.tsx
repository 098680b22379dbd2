import { useParams } from 'react-router'
import { useArchiveFact } from '../queries/useArchiveStatus.ts'
import { usePublication } from '../queries/usePublication.ts'
import { useSearch } from '../queries/useSearch.ts'
import { useTopics } from '../queries/useTopics.ts'
import type { FacetCounts } from '../search/facets.ts'
import { topicPath } from '../url/paths.ts'
import { m } from '../ui/messages/messages.ts'
import { PageHeading } from '../ui/page/PageHeading.tsx'
import { Skeleton } from '../ui/page/Skeleton.tsx'
import { facetLabel } from '../ui/search/facetLabels.ts'
import { FailedPublication } from './FailedPublication.tsx'
import { FilteredPosts } from './FilteredPosts.tsx'
import styles from './IndexPage.module.css'
import { NotFoundRoute } from './NotFoundRoute.tsx'
import { useCannotTell } from './useCannotTell.ts'

/** One audience, type, region or topic, and everything filed under it. */
export function TopicRoute() {
  const { facet: facetId = '', slug = '' } = useParams()
  const { data: facets } = useTopics()
  const publication = usePublication()
  const cannotTell = useCannotTell()
  const isReading = useArchiveFact(({ phase }) => phase === 'reading') === true
  const facet = facets?.find(({ id }) => id === facetId)
  const value = facet?.values.find((known) => known.slug === slug)
  if (facet?.isIncomplete && !value) {
    return <UnlistedTopic key={`${facetId}/${slug}`} facet={facet} slug={slug} />
  }
  if (facets && !value && !isReading) {
    return cannotTell ? <FailedPublication /> : <NotFoundRoute />
  }
  if (!facet || !value || !publication) return <Skeleton shape="list" />
  return <TopicScreen key={`${facetId}/${slug}`} facet={facet} slug={slug} name={value.name} />
}

/** A topic that is not among the most used, which are all that are listed: its posts know its name. */
function UnlistedTopic({ facet, slug }: Pick<TopicScreenProps, 'facet' | 'slug'>) {
  const { data: result } = useSearch({ words: '', filters: { [facet.id]: [slug] }, page: 1 })
  if (!result) return <Skeleton shape="list" />
  const values = result.facets.find(({ id }) => id === facet.id)?.values ?? []
  const value = values.find((known) => known.slug === slug)
  if (!value) return result.isUnanswered ? <FailedPublication /> : <NotFoundRoute />
  return <TopicScreen facet={facet} slug={slug} name={value.name} />
}

interface TopicScreenProps {
  readonly facet: FacetCounts
  readonly slug: string
  readonly name: string
}

function TopicScreen({ facet, slug, name }: TopicScreenProps) {
  const publication = usePublication()
  if (!publication) return <Skeleton shape="list" />
  return (
    <div className={styles.index}>
      <p className={styles.kicker}>{facetLabel(facet)}</p>
      <PageHeading titleParts={[name, facetLabel(facet), publication.title]}>{name}</PageHeading>
      <FilteredPosts
        publication={publication}
        facet={facet.id}
        slug={slug}
        kind="topic"
        name={name}
        heading={m.postsUnder}
        path={topicPath(facet.id, slug)}
      />
    </div>
  )
}
