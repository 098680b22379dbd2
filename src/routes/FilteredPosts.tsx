import { useParams } from 'react-router'
import type { Publication } from '../archive/Archive.ts'
import { useSearch } from '../queries/useSearch.ts'
import type { SearchQuery } from '../model/SearchQuery.ts'
import { SiteLink } from '../ui/page/SiteLink.tsx'
import { pagePath, parseSearchParams, searchPath } from '../url/searchParams.ts'
import { m } from '../ui/messages/messages.ts'
import { Pagination } from '../ui/page/Pagination.tsx'
import { Skeleton } from '../ui/page/Skeleton.tsx'
import { PostList } from '../ui/post/PostList.tsx'
import type { FollowKind } from '../ui/search/FollowButton.tsx'
import styles from './FilteredPosts.module.css'
import { useAddressSearch } from './useAddressSearch.ts'
import { useFollowAction } from './useFollowAction.tsx'
import { useImageSources } from './useImageSources.ts'
import { useCardAction } from './useCardAction.tsx'

interface FilteredPostsProps {
  readonly publication: Publication
  readonly facet: string
  readonly slug: string
  readonly kind: FollowKind
  /** Of the topic or the author. */
  readonly name: string
  readonly heading: string
  /** Address of the screen this stands on. */
  readonly path: string
}

/** The posts of one author or one topic, page by page, and the way to search among them. */
export function FilteredPosts(props: FilteredPostsProps) {
  const { publication, facet, slug, kind, name, heading, path } = props
  const params = new URLSearchParams(useAddressSearch())
  const { page } = parseSearchParams(params, [], useParams()['page'])
  const query: SearchQuery = { words: '', filters: { [facet]: [slug] }, page }
  const { data: result, isPlaceholderData } = useSearch(query)
  const images = useImageSources()
  const actionFor = useCardAction()
  const followAction = useFollowAction({ kind, query, filterNames: [name] })
  if (!result || isPlaceholderData) return <Skeleton shape="list" />
  const hrefOf = (number: number) => pagePath(path, number)
  return (
    <section aria-labelledby="filtered-posts">
      <div className={styles.head}>
        <h2 id="filtered-posts">{heading}</h2>
        <p>{result.isUnanswered ? m.unanswered : m.postCount(result.total, result.isTotalLeast)}</p>
        <SiteLink to={searchPath({ ...query, page: 1 }, publication.facetIds)}>
          {m.searchThese}
        </SiteLink>
        {followAction}
      </div>
      <PostList
        listing={{ hits: result.hits, href: hrefOf(result.page) }}
        imageSourceOf={images.ofPost}
        headingLevel={3}
        actionFor={actionFor}
      />
      <Pagination page={result.page} pageCount={result.pageCount} hrefOf={hrefOf} />
    </section>
  )
}
