import type { ReactNode } from 'react'
import type { PostSummary } from '../../model/Post.ts'
import type { Hit } from '../../search/search.ts'
import type { ImageSource } from './pictureSource.ts'
import { PostCard } from './PostCard.tsx'
import styles from './PostList.module.css'

interface PostListProps {
  readonly hits: readonly Hit[]
  readonly imageSourceOf: (post: PostSummary) => ImageSource | undefined
  readonly listHref: string
  /** Words that the list was searched by; absent where it was not. */
  readonly find?: string | undefined
  readonly headingLevel: 2 | 3
  readonly hasLead?: boolean
  readonly actionFor: (post: PostSummary) => ReactNode
}

export function PostList(props: PostListProps) {
  const { hits, imageSourceOf, listHref, find, headingLevel, hasLead = false, actionFor } = props
  return (
    <ul className={styles.list}>
      {hits.map((hit, position) => (
        <li key={hit.post.id} className={styles.item}>
          <PostCard
            hit={hit}
            imageSource={imageSourceOf(hit.post)}
            listHref={listHref}
            find={find}
            headingLevel={headingLevel}
            isLead={hasLead && position === 0}
            action={actionFor(hit.post)}
          />
        </li>
      ))}
    </ul>
  )
}
