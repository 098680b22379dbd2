import type { KeptImage } from '../../model/Bookmark.ts'
import type { Post } from '../../model/Post.ts'
import { addressKey } from '../../model/webAddress.ts'
import { moving } from '../messages/movingMessages.ts'
import { m } from '../messages/messages.ts'
import { dataAddresses } from './dataAddresses.ts'
import { escapeHtml } from './escapeHtml.ts'
import { packStyles } from './packStyles.ts'
import type { arrangePost } from '../post/arrangePost.ts'
import { packByline, packDates, writePackPost } from './writePackPost.ts'

/** A post with what is kept of its pictures: none where it is not kept. */
export interface PackedPost {
  readonly post: Post
  readonly images: readonly KeptImage[]
}

export interface PackOptions {
  /** What cleans a body; it is the reader's own and may be here already. */
  readonly arrange: typeof arrangePost
  /** The one `h1`. */
  readonly title: string
  readonly publication: {
    readonly title: string
    /** BCP 47; of posts that name none. */
    readonly language: string
  }
  /** BCP 47, of the words around the posts. */
  readonly language: string
  /** ISO 8601. */
  readonly madeAt: string
  /** What is to be said below the title besides the number of posts. */
  readonly remarks: readonly string[]
}

/**
 * Nothing is loaded and nothing runs, whoever opens the file and wherever: the pictures are in it.
 * The sanitizer has left nothing that could; this holds even so.
 */
const policy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/** Lets the page have its turn between two posts. */
const turn = () => new Promise((resolve) => setTimeout(resolve))

/**
 * Writes posts as one HTML document that needs nothing else: contents, each post with byline, dates
 * and source, its body through the one sanitizer, and the sources once more at the end.
 *
 * @returns `text/html`
 */
export async function writePack(posts: readonly PackedPost[], options: PackOptions): Promise<Blob> {
  const places = new Map<string, string>()
  for (const [index, { post }] of posts.entries()) {
    if (post.url) places.set(addressKey(post.url), `#${anchorOf(index)}`)
  }
  const parts: string[] = [writeHead(options), writeTop(posts.length, options), '<main>']
  parts.splice(2, 0, writeContents(posts))
  for (const [index, { post, images }] of posts.entries()) {
    await turn()
    parts.push(
      writePackPost(post, {
        arrange: options.arrange,
        anchor: anchorOf(index),
        language: post.language ?? options.publication.language,
        placeOf: (url) => places.get(addressKey(url)),
        images: dataAddresses(images),
      }),
    )
  }
  parts.push('</main>', writeSources(posts, options), '</body></html>\n')
  return new Blob(parts, { type: 'text/html' })
}

function anchorOf(index: number): string {
  return `post-${index + 1}`
}

function writeHead({ title, publication, language }: PackOptions): string {
  const name = [title, publication.title].filter((part) => part !== '').join(' – ')
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(name)}</title>
<style>${packStyles}</style>
</head>
<body>
`
}

function writeTop(count: number, { title, publication, madeAt, remarks }: PackOptions): string {
  return `<header class="cover">
<p class="kicker">${escapeHtml(moving.packKicker(publication.title))}</p>
<h1 dir="auto">${escapeHtml(title)}</h1>
<p class="facts">${escapeHtml(moving.packFacts(count, m.date(madeAt)))}</p>
${remarks.map((remark) => `<p class="remark">${escapeHtml(remark)}</p>\n`).join('')}</header>
`
}

function writeContents(posts: readonly PackedPost[]): string {
  const entries = posts.map(({ post }, index) => {
    const facts = [packByline(post), packDates(post)[0] ?? ''].filter((fact) => fact !== '')
    return `<li><a href="#${anchorOf(index)}" dir="auto">${escapeHtml(post.title)}</a>${
      facts.length > 0 ? `<span class="facts">${facts.join(' · ')}</span>` : ''
    }</li>\n`
  })
  return `<nav class="contents" aria-labelledby="contents">
<h2 id="contents">${escapeHtml(m.contents)}</h2>
<ol>
${entries.join('')}</ol>
</nav>
`
}

/** As one would cite them, for whoever has the paper and not the file. */
function writeSources(posts: readonly PackedPost[], { publication }: PackOptions): string {
  const entries = posts.map(({ post }) => {
    const said = [
      post.authors.map(({ name }) => name).join(', '),
      post.title,
      publication.title,
      post.published ? m.date(post.published) : '',
    ]
    const text = said.filter((part) => part !== '').map((part) => part.replace(/[^.?!]$/, '$&.'))
    return `<li><bdi>${escapeHtml(text.join(' '))}</bdi>${post.url ? ` ${writeAddress(post.url)}` : ''}</li>\n`
  })
  return `<footer class="sources">
<h2>${escapeHtml(moving.packSources)}</h2>
<ol>
${entries.join('')}</ol>
</footer>
`
}

function writeAddress(url: string): string {
  const address = escapeHtml(url)
  return `<a href="${address}" rel="noopener noreferrer">${address}</a>`
}
