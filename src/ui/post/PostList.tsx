import type { ReactNode } from 'react'
import type { PostSummary } from '../../model/Post.ts'
import type { Hit } from '../../search/search.ts'
import type { ImageSource } from './pictureSource.ts'
import { firstScreenId } from '../page/firstScreen.ts'
import { PostCard } from './PostCard.tsx'
import styles from './PostList.module.css'

/** An answer, as a list shows it. */
export interface Listing {
  readonly hits: readonly Hit[]
  /** Its address. */
  readonly href: string
  /** Words that it was searched by; absent where it was not. */
  readonly find?: string | undefined
}

interface PostListProps {
  readonly listing: Listing
  /**
   * What stands further down, where that is still of an answer before this one: what is out of sight
   * can wait, and need not be drawn at all where the next key comes first.
   */
  readonly lower?: Listing
  readonly imageSourceOf: (post: PostSummary) => ImageSource | undefined
  readonly headingLevel: 2 | 3
  readonly hasLead?: boolean
  readonly actionFor: (post: PostSummary) => ReactNode
  /** Stands on the line between two posts, and takes no room: it comes when the list is there already. */
  readonly divider?: Divider | undefined
}

export interface Divider {
  /** So many posts are above it. */
  readonly position: number
  readonly text: string
}

/** So many fill the tallest of screens. */
const firstScreenCount = 8

export function PostList(props: PostListProps) {
  const {
    listing,
    lower = listing,
    imageSourceOf,
    headingLevel,
    hasLead = false,
    actionFor,
    divider,
  } = props
  return (
    <ul className={styles.list}>
      {toCards(listing, lower).map(({ hit, href, find }, position) => (
        <li
          key={hit.post.id}
          className={styles.item}
          id={position === firstScreenCount - 1 ? firstScreenId : undefined}
        >
          {divider?.position === position && <p className={styles.divider}>{divider.text}</p>}
          <PostCard
            hit={hit}
            imageSourceOf={imageSourceOf}
            listHref={href}
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

interface Card extends Omit<Listing, 'hits'> {
  readonly hit: Hit
}

function toCards(listing: Listing, lower: Listing): readonly Card[] {
  const first = cardsOf(listing).slice(0, firstScreenCount)
  if (listing.hits.length <= firstScreenCount) return first
  const isFirst = (id: string) => first.some(({ hit }) => hit.post.id === id)
  const others = cardsOf(lower).slice(firstScreenCount)
  return [...first, ...others.filter(({ hit }) => !isFirst(hit.post.id))]
}

function cardsOf({ hits, ...around }: Listing): readonly Card[] {
  return hits.map((hit) => ({ hit, ...around }))
}
