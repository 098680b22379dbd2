import type { Author } from '../../model/Author.ts'
import { authorPath } from '../../url/paths.ts'
import { m } from '../messages/messages.ts'
import { SiteLink } from '../page/SiteLink.tsx'
import styles from './AuthorBio.module.css'
import { AuthorPortrait } from './AuthorPortrait.tsx'
import { describeRole } from './describeRole.ts'

interface AuthorBioProps {
  readonly authors: readonly Author[]
  readonly portraitOf: (author: Author) => string | undefined
}

/** Who wrote the post: role, organisation, bio, and the way to everything else by them. */
export function AuthorBio({ authors, portraitOf }: AuthorBioProps) {
  if (authors.length === 0) return null
  return (
    <section className={styles.bios} aria-labelledby="about-authors">
      <h2 id="about-authors" className={styles.heading}>
        {m.aboutTheAuthor(authors.length)}
      </h2>
      <ul className={styles.list}>
        {authors.map((author) => (
          <li key={author.slug} className={styles.author}>
            <AuthorPortrait author={author} source={portraitOf(author)} />
            <div className={styles.text}>
              <h3 className={styles.name}>
                <bdi>{author.name}</bdi>
              </h3>
              {describeRole(author) && <p className={styles.role}>{describeRole(author)}</p>}
              {author.bio && (
                <p className={styles.bio} dir="auto">
                  {author.bio}
                </p>
              )}
              <p className={styles.more}>
                <SiteLink to={authorPath(author.slug)}>{m.allBy(author.name)}</SiteLink>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
