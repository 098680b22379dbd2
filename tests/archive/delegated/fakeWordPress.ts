import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A post as this WordPress has it. */
export interface FakePost {
  readonly id: number
  readonly slug: string
  readonly title: string
  readonly content: string
  /** In UTC, where the site is. */
  readonly date: string
  /** `posts` where nothing is said. */
  readonly collection?: string
  /** Numbers of terms, by taxonomy. */
  readonly terms?: Readonly<Record<string, readonly number[]>>
  /** Number of the author. */
  readonly author?: number
}

interface FakeTerm {
  readonly id: number
  readonly taxonomy: string
  readonly name: string
}

export interface FakeContent {
  readonly posts: readonly FakePost[]
  readonly terms?: readonly FakeTerm[]
  readonly users?: readonly { readonly id: number; readonly name: string }[]
}

/** As much of a WordPress as the archive asks, with the site file beside it. */
export interface FakeWordPress {
  readonly url: string
  readonly siteUrl: string
  /** Addresses asked for, in order, from `wp/v2/` on. */
  readonly requests: string[]
  publish(content: FakeContent): void
  publishSite(site: object): void
  /** Answers with a status where the predicate holds, from now on; with nothing at all for 0. */
  refuse(status: number, holds: (address: URL) => boolean): void
  /** Sends a text, whatever was asked, where the predicate holds. */
  send(text: string, holds: (address: URL) => boolean): void
  /** Answers everything again. */
  recover(): void
  hideTotals(): void
  /** Holds back answers until the test lets go. */
  hold(holds: (address: URL) => boolean): { release(): void; readonly arrived: Promise<void> }
  close(): Promise<void>
}

const types: Readonly<Record<string, { rest_base: string; name: string; taxonomies: string[] }>> = {
  post: { rest_base: 'posts', name: 'Posts', taxonomies: ['category', 'post_tag', 'region'] },
  news: { rest_base: 'news', name: 'News', taxonomies: ['region'] },
}
const taxonomies: Readonly<Record<string, string>> = {
  category: 'categories',
  post_tag: 'tags',
  region: 'regions',
}

export async function startFakeWordPress(content: FakeContent): Promise<FakeWordPress> {
  let published = content
  let siteFile: object = {}
  let refusal: { status: number; text?: string; holds: (address: URL) => boolean } | undefined
  let held:
    { holds: (address: URL) => boolean; wait: Promise<void>; arrive: () => void } | undefined
  let areTotalsHidden = false
  const requests: string[] = []

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = new URL(request.url ?? '/', 'http://fake')
    if (address.pathname === '/site.json') {
      response.end(JSON.stringify(siteFile))
      return
    }
    requests.push(`${address.pathname.replace(/^.*\/wp\/v2\//, '')}${address.search}`)
    if (held?.holds(address)) {
      held.arrive()
      await held.wait
    }
    if (refusal?.holds(address)) {
      if (refusal.status === 0) request.socket.destroy()
      else response.writeHead(refusal.status).end(refusal.text ?? '{"code":"refused"}')
      return
    }
    const value = route(address, published)
    if (value === undefined) {
      response.writeHead(404).end('{"code":"rest_no_route"}')
      return
    }
    const { body, total } = value
    if (total !== undefined && !areTotalsHidden) response.setHeader('x-wp-total', String(total))
    response.end(JSON.stringify(body))
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `${origin}/wp-json/`,
    siteUrl: `${origin}/site.json`,
    requests,
    publish: (next) => {
      published = next
    },
    publishSite: (next) => {
      siteFile = next
    },
    refuse: (status, holds) => {
      refusal = { status, holds }
    },
    send: (text, holds) => {
      refusal = { status: 200, text, holds }
    },
    recover: () => {
      refusal = undefined
    },
    hideTotals: () => {
      areTotalsHidden = true
    },
    hold: (holds) => {
      const { promise: wait, resolve: release } = Promise.withResolvers<void>()
      const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>()
      held = { holds, wait, arrive }
      return { release, arrived }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Answered {
  readonly body: unknown
  readonly total?: number
}

function route({ pathname, searchParams }: URL, content: FakeContent): Answered | undefined {
  const path = /^\/wp-json\/(.*)$/.exec(pathname)?.[1]
  if (path === '') {
    return { body: { name: 'The guild', description: 'On a coast', namespaces: ['wp/v2'] } }
  }
  if (path === 'wp/v2/types') {
    const body = Object.entries(types).map(([slug, type]) => [slug, { slug, ...type }])
    return { body: Object.fromEntries(body) }
  }
  if (path === 'wp/v2/taxonomies') return { body: describeTaxonomies() }
  if (path === 'wp/v2/users') {
    return cut(searchNames(content.users ?? [], searchParams), searchParams)
  }
  const collection = path?.replace('wp/v2/', '')
  const taxonomy = Object.keys(taxonomies).find((name) => taxonomies[name] === collection)
  if (taxonomy) return cut(listTerms(taxonomy, content, searchParams), searchParams)
  if (Object.values(types).some((type) => type.rest_base === collection)) {
    const found = findPosts(collection!, content, searchParams)
    const { body, total } = cut(found, searchParams)
    return { body: body.map((post) => describePost(post, content)), total }
  }
  return undefined
}

function describeTaxonomies(): unknown {
  return Object.fromEntries(
    Object.entries(taxonomies).map(([slug, base]) => {
      const own = Object.keys(types).filter((type) => types[type]!.taxonomies.includes(slug))
      return [slug, { slug, rest_base: base, types: own }]
    }),
  )
}

function searchNames<Named extends { readonly name: string }>(
  values: readonly Named[],
  parameters: URLSearchParams,
): readonly Named[] {
  const word = parameters.get('search')?.toLowerCase() ?? ''
  return values.filter(({ name }) => name.toLowerCase().includes(word))
}

function listTerms(taxonomy: string, content: FakeContent, parameters: URLSearchParams) {
  const own = (content.terms ?? []).filter((term) => term.taxonomy === taxonomy)
  return searchNames(own, parameters)
    .map((term) => {
      const count = content.posts.filter(({ terms }) => terms?.[taxonomy]?.includes(term.id)).length
      return { ...term, count }
    })
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
}

/** Filters as WordPress does: it passes over the taxonomies that the collection does not have. */
function findPosts(
  collection: string,
  { posts }: FakeContent,
  parameters: URLSearchParams,
): readonly FakePost[] {
  const type = Object.values(types).find(({ rest_base }) => rest_base === collection)!
  const numbers = (name: string) => parameters.get(name)?.split(',').map(Number)
  const [after, before] = [parameters.get('after') ?? '', parameters.get('before') ?? '9999']
  const slug = parameters.get('slug')
  const words =
    parameters
      .get('search')
      ?.toLowerCase()
      .match(/"[^"]*"|\S+/g) ?? []
  const found = posts.filter((post) => {
    const text = `${post.title} ${post.content}`.toLowerCase()
    return (
      (post.collection ?? 'posts') === collection &&
      post.date > after &&
      post.date < before &&
      (slug === null || post.slug === slug) &&
      words.every((word) =>
        word.startsWith('-')
          ? !text.includes(word.slice(1))
          : text.includes(word.replaceAll('"', '')),
      ) &&
      (numbers('author')?.includes(post.author ?? 0) ?? true) &&
      type.taxonomies.every((taxonomy) => {
        const own = post.terms?.[taxonomy] ?? []
        const [wanted, unwanted] = ['', '_exclude'].map((end) => numbers(`${taxonomies[taxonomy]}${end}`)) // prettier-ignore
        return (
          (wanted?.some((term) => own.includes(term)) ?? true) &&
          !unwanted?.some((term) => own.includes(term))
        )
      })
    )
  })
  const byDate = found.toSorted((a, b) => (a.date < b.date ? 1 : -1))
  if (parameters.get('orderby') === 'relevance') {
    const inTitle = ({ title }: FakePost) =>
      Number(words.every((word) => title.toLowerCase().includes(word)))
    return byDate.toSorted((a, b) => inTitle(b) - inTitle(a))
  }
  return parameters.get('order') === 'asc' ? byDate.toReversed() : byDate
}

/** Behind the end of a list WordPress says that there is none. */
function cut<Item>(items: readonly Item[], parameters: URLSearchParams) {
  const offset = Number(parameters.get('offset') ?? 0)
  const body = items.slice(offset, offset + Number(parameters.get('per_page') ?? 10))
  return { body, total: body.length > 0 ? items.length : 0 }
}

function describePost(post: FakePost, { terms = [], users = [] }: FakeContent): unknown {
  const own = Object.values(post.terms ?? {}).flat()
  return {
    id: post.id,
    guid: { rendered: `https://guild.example/?p=${post.id}` },
    slug: encodeURIComponent(post.slug),
    link: `https://guild.example/archives/${post.id}`,
    title: { rendered: post.title },
    content: { rendered: post.content, protected: false },
    excerpt: { rendered: '' },
    date: post.date,
    date_gmt: post.date,
    modified: post.date,
    modified_gmt: post.date,
    _embedded: {
      author: users.filter(({ id }) => id === post.author),
      'wp:term': [terms.filter(({ id }) => own.includes(id))],
    },
  }
}
