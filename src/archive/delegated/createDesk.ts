import { apiUrl } from '../../feed/wordpress/apiUrl.ts'
import {
  askPosts,
  postsUrl,
  type AskOptions,
  type PostsAnswer,
} from '../../feed/wordpress/askPosts.ts'
import { isObject } from '../../feed/wordpress/isObject.ts'
import type { SortOrder } from '../../model/SearchQuery.ts'
import { pageSize } from '../../search/search.ts'
import { askOpenly } from './askOpenly.ts'
import type { Answers } from './createAnswers.ts'
import { momentsAtOnce, type ListingDesk, type ListingPart } from './listPosts.ts'
import type { Listing } from './planListings.ts'
import type { RemoteFrame } from './RemoteFrame.ts'
import { toRemotePost } from './remotePost.ts'
import { siteKey } from './RemoteSite.ts'

/** Fields that name a post and say when it was published, without its text. */
export const namingFields = 'id,guid,slug,link,title,date,date_gmt'

/** Where the sites of a publication are asked for posts. */
export interface Desk extends ListingDesk {
  readonly options: AskOptions
  readonly answers: Answers
  /** @returns nothing where there is no answer: then the status says why */
  ask(
    listing: Listing,
    parameters: Readonly<Record<string, string>>,
  ): Promise<ListingPart | undefined>
}

/** @param options  the signal ends every request that is made here */
export function createDesk(frame: RemoteFrame, answers: Answers, options: AskOptions): Desk {
  async function ask(
    listing: Listing,
    parameters: Readonly<Record<string, string>>,
  ): Promise<ListingPart | undefined> {
    const { remote, collection } = listing
    const question = {
      root: remote.root,
      collection: collection.name,
      typeName: collection.typeName,
      parameters: { ...listing.parameters, ...parameters },
    }
    let answer: PostsAnswer
    try {
      answer = await answers.get({
        site: siteKey(remote),
        key: postsUrl(question),
        signal: options.signal,
        ask: () => askPosts(question, options),
        slugsOf: ({ drafts }) => drafts.filter(isWhole).map(({ slugBase }) => slugBase),
      })
    } catch {
      options.signal?.throwIfAborted()
      return undefined
    }
    const { drafts, itemCount, total } = answer
    return {
      posts: drafts.map((draft) => toRemotePost(draft, remote, frame)),
      itemCount,
      ...(total !== undefined && { total }),
    }
  }

  async function moments(
    listing: Listing,
    sort: SortOrder,
    offset: number,
  ): Promise<readonly number[]> {
    const { remote, collection, parameters } = listing
    const url = apiUrl(remote.root, `wp/v2/${collection.name}`, {
      ...parameters,
      ...orderOf(sort),
      per_page: String(momentsAtOnce),
      offset: String(offset),
      _fields: 'date_gmt',
    })
    try {
      const { value } = await askOpenly(siteKey(remote), answers, options, url)
      return (Array.isArray(value) ? value : []).map(momentOf)
    } catch {
      options.signal?.throwIfAborted()
      return []
    }
  }

  return {
    options,
    answers,
    ask,
    moments,
    posts: (listing, sort, offset) =>
      ask(listing, { ...orderOf(sort), per_page: String(pageSize), offset: String(offset) }),
  }
}

/** What came without its text was only named. */
function isWhole({ post }: PostsAnswer['drafts'][number]): boolean {
  return post.html !== '' || post.isProtected === true
}

function orderOf(sort: SortOrder): Record<string, string> {
  if (sort === 'relevance') return { orderby: 'relevance', order: 'desc' }
  return { orderby: 'date', order: sort === 'oldest' ? 'asc' : 'desc' }
}

function momentOf(value: unknown): number {
  const date = isObject(value) ? value['date_gmt'] : undefined
  return (typeof date === 'string' && Date.parse(`${date}Z`)) || 0
}
