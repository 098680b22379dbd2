import type { AuthorListing } from '../../archive/Archive.ts'
import type { Author } from '../../model/Author.ts'
import { authorPath } from '../../url/paths.ts'
import { m } from '../messages/messages.ts'
import { SiteLink } from '../page/SiteLink.tsx'
import styles from './AuthorList.module.css'
import { AuthorPortrait } from './AuthorPortrait.tsx'
import { describeRole } from './describeRole.ts'

interface AuthorListProps {
  readonly listings: readonly AuthorListing[]
  readonly portraitOf: (author: Author) => string | undefined
}

/** Everybody who writes here, A to Z, with the number of posts. */
export function AuthorList({ listings, portraitOf }: AuthorListProps) {
  return (
    <ul className={styles.list}>
      {listings.map(({ author, postCount }) => (
        <li key={author.slug} className={styles.entry}>
          <AuthorPortrait author={author} source={portraitOf(author)} />
          <div>
            <p className={styles.name}>
              <SiteLink to={authorPath(author.slug)}>
                <bdi>{author.name}</bdi>
              </SiteLink>
            </p>
            {describeRole(author) && <p className={styles.role}>{describeRole(author)}</p>}
            {postCount !== undefined && <p className={styles.role}>{m.postCount(postCount)}</p>}
          </div>
        </li>
      ))}
    </ul>
  )
}
