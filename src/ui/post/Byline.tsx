import { Fragment } from 'react'
import type { AuthorReference } from '../../model/Author.ts'
import { authorPath } from '../../url/paths.ts'
import { m } from '../messages/messages.ts'
import { SiteLink } from '../page/SiteLink.tsx'
import styles from './Byline.module.css'

/** Who wrote it, each name a link to the author's posts. */
export function Byline({ authors }: { authors: readonly AuthorReference[] }) {
  if (authors.length === 0) return null
  return (
    <p className={styles.byline}>
      {m.by}{' '}
      {authors.map(({ slug, name }, position) => (
        <Fragment key={slug}>
          {position > 0 && ', '}
          <SiteLink to={authorPath(slug)} dir="auto">
            {name}
          </SiteLink>
        </Fragment>
      ))}
    </p>
  )
}
