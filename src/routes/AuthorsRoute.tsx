import { useAuthors } from '../queries/useAuthors.ts'
import { usePublication } from '../queries/usePublication.ts'
import { AuthorList } from '../ui/author/AuthorList.tsx'
import { m } from '../ui/messages/messages.ts'
import { PageHeading } from '../ui/page/PageHeading.tsx'
import { Skeleton } from '../ui/page/Skeleton.tsx'
import styles from './IndexPage.module.css'
import { useImageSources } from './useImageSources.ts'

/** Everybody who writes here. */
export function AuthorsRoute() {
  const { data: listings } = useAuthors()
  const publication = usePublication()
  const images = useImageSources()
  if (!listings || !publication) return <Skeleton shape="list" />
  return (
    <div className={styles.index}>
      <PageHeading titleParts={[m.authors, publication.title]}>{m.authors}</PageHeading>
      <p className={styles.intro}>{m.authorsIntro(listings.length)}</p>
      <AuthorList listings={listings} portraitOf={images.ofAuthor} />
    </div>
  )
}
