import { usePublication } from '../queries/usePublication.ts'
import { useTopics } from '../queries/useTopics.ts'
import { m } from '../ui/messages/messages.ts'
import { PageHeading } from '../ui/page/PageHeading.tsx'
import { Skeleton } from '../ui/page/Skeleton.tsx'
import { TopicList } from '../ui/search/TopicList.tsx'
import styles from './IndexPage.module.css'

/** Every facet of the publication and every value of each. */
export function TopicsRoute() {
  const { data: facets } = useTopics()
  const publication = usePublication()
  if (!facets || !publication) return <Skeleton shape="list" />
  return (
    <div className={styles.index}>
      <PageHeading titleParts={[m.topics, publication.title]}>{m.topics}</PageHeading>
      <p className={styles.intro}>{m.topicsIntro}</p>
      {facets.map((facet) => (
        <TopicList key={facet.id} facet={facet} />
      ))}
    </div>
  )
}
