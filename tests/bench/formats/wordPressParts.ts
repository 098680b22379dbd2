import type { BenchPost } from '../publication/Publication.ts'

type Named = BenchPost['author']

const curies = [{ name: 'wp', href: 'https://api.w.org/{rel}', templated: true }]

/** The links that `_fields` leaves of some ten. */
export function toPostLinks({ number, author }: BenchPost, home: string) {
  const terms = [
    ['category', 'categories'],
    ['post_tag', 'tags'],
  ]
  return {
    author: [{ embeddable: true, href: `${home}wp-json/wp/v2/users/${author.number}` }],
    'wp:term': terms.map(([taxonomy, collection]) => ({
      taxonomy,
      embeddable: true,
      href: `${home}wp-json/wp/v2/${collection}?post=${number}`,
    })),
  }
}

export function toAuthor({ number, name, slug }: Named, home: string) {
  const avatar = (size: number) =>
    [size, `https://secure.gravatar.com/avatar/${slug}?s=${size}&d=mm&r=g`] as const
  return {
    id: number,
    name,
    url: '',
    description: '',
    link: `${home}author/${slug}/`,
    slug,
    avatar_urls: Object.fromEntries([24, 48, 96].map(avatar)),
    _links: {
      self: [{ href: `${home}wp-json/wp/v2/users/${number}` }],
      collection: [{ href: `${home}wp-json/wp/v2/users` }],
    },
  }
}

export function toTerm({ number, name, slug }: Named, home: string) {
  return {
    id: number,
    link: `${home}tag/${slug}/`,
    name,
    slug,
    taxonomy: 'post_tag',
    _links: {
      self: [{ href: `${home}wp-json/wp/v2/tags/${number}` }],
      collection: [{ href: `${home}wp-json/wp/v2/tags` }],
      about: [{ href: `${home}wp-json/wp/v2/taxonomies/post_tag` }],
      'wp:post_type': [{ href: `${home}wp-json/wp/v2/posts?tags=${number}` }],
      curies,
    },
  }
}
