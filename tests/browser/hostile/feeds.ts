/** Feeds to break, of posts that are called "Post 1", "Post 2" and so on. */

const sentence = 'A few more words, so that a post is about as long as a short one would be. '

export function item(number: number, fields: Readonly<Record<string, unknown>> = {}): object {
  return {
    id: `urn:hostile:${number}`,
    url: `https://hostile.example/posts/${number}`,
    title: `Post ${number}`,
    content_html: `<p>${sentence.repeat(6)}</p>`,
    date_published: new Date(Date.UTC(2026, 0, 1) - number * 3_600_000).toISOString(),
    ...fields,
  }
}

/** @param first  number of the first of them */
export function items(count: number, first = 1): object[] {
  return Array.from({ length: count }, (_, at) => item(first + at))
}

export function feed(its: readonly unknown[], fields: Readonly<Record<string, unknown>> = {}) {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Hostile',
    ...fields,
    items: its,
  })
}

/** A feed that has more to come: neither its list nor itself is closed. */
export function beginning(its: readonly unknown[]): string {
  return feed(its).replace(/\]\}$/, ',')
}

export function rssItem(number: number, title = `Post ${number}`): string {
  return `<item>
    <title>${title}</title>
    <guid isPermaLink="false">urn:hostile:${number}</guid>
    <link>https://hostile.example/posts/${number}</link>
    <description>${sentence.repeat(6)}</description>
  </item>`
}

/** @param prolog  what stands before the root: document type, entities */
export function rss(its: readonly string[], prolog = ''): string {
  return `<?xml version="1.0"?>${prolog}
    <rss version="2.0"><channel><title>Hostile</title>${its.join('\n')}</channel></rss>`
}

/** 5 kB each, as posts are, and no two alike. */
export function megabytesOfItems(megabytes: number): string {
  const words = sentence.repeat(62)
  const count = megabytes * 200
  const its = Array.from({ length: count }, (_, at) =>
    item(at + 1, { content_html: `<p>${words} number${at}</p>` }),
  )
  return feed(its)
}

/** `[[[…` as deep as is wanted, without anything in it. */
export function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth)
}

export function nestedElements(depth: number): string {
  return '<a>'.repeat(depth) + '</a>'.repeat(depth)
}

/** Ten entities, each of them ten of the one before: a thousand million words if one were to follow. */
export const billionLaughs = `<!DOCTYPE rss [<!ENTITY lol0 "lol">${Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at};`.repeat(10)}">`,
).join('')}]>`

/** One entity of 100 kB, to be used a thousand times. */
export const quadraticBlowUp = `<!DOCTYPE rss [<!ENTITY a "${'a'.repeat(100_000)}">]>`
