import { useParams } from 'react-router'
import { useAuthor } from '../queries/useAuthors.ts'
import { usePublication } from '../queries/usePublication.ts'
import { authorPath } from '../url/paths.ts'
import { AuthorPortrait } from '../ui/author/AuthorPortrait.tsx'
import { describeRole } from '../ui/author/describeRole.ts'
import { m } from '../ui/messages/messages.ts'
import { PageHeading } from '../ui/page/PageHeading.tsx'
import { Skeleton } from '../ui/page/Skeleton.tsx'
import styles from './AuthorRoute.module.css'
import { FailedPublication } from './FailedPublication.tsx'
import { FilteredPosts } from './FilteredPosts.tsx'
import { NotFoundRoute } from './NotFoundRoute.tsx'
import { useCannotTell } from './useCannotTell.ts'
import { useImageSources } from './useImageSources.ts'

/** An author: who it is, and everything by them. */
export function AuthorRoute() {
  const { slug = '' } = useParams()
  const { data } = useAuthor(slug)
  const publication = usePublication()
  const images = useImageSources()
  const cannotTell = useCannotTell()
  if (data === null) return cannotTell ? <FailedPublication /> : <NotFoundRoute />
  if (!data || !publication) return <Skeleton shape="post" />
  const { author } = data
  const role = describeRole(author)
  return (
    <>
      <header className={styles.author} key={slug}>
        <AuthorPortrait author={author} source={images.ofAuthor(author)} isLarge />
        <div className={styles.text}>
          <PageHeading titleParts={[author.name, m.authors, publication.title]}>
            {author.name}
          </PageHeading>
          {role && <p className={styles.role}>{role}</p>}
          {author.bio && (
            <p className={styles.bio} dir="auto">
              {author.bio}
            </p>
          )}
          {author.url && (
            <p>
              <a href={author.url} rel="noopener noreferrer" referrerPolicy="no-referrer">
                {m.authorElsewhere(author.name, new URL(author.url).host)}
              </a>
            </p>
          )}
        </div>
      </header>
      <FilteredPosts
        publication={publication}
        facet="author"
        slug={slug}
        kind="author"
        name={author.name}
        heading={m.postsBy(author.name)}
        path={authorPath(slug)}
      />
    </>
  )
}
