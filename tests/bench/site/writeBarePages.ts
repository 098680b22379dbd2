import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BenchFeed, FeedPost } from './BenchFeed.ts'

const style =
  'body{margin:2rem auto;max-width:40rem;padding:0 1rem;font:1.125rem/1.6 Georgia,serif;color:#222;background:#fdfcf9}h1,h2{line-height:1.2}li{margin:1rem 0}'

const listedCount = 20

/**
 * Writes the limit that a site is compared with: the newest posts and a list of them as pages that
 * hold the same text and nothing else, as somebody might write by hand who wants them to be fast.
 */
export async function writeBarePages({ newest, title }: BenchFeed, folder: string): Promise<void> {
  const listed = newest.slice(0, listedCount)
  const list = listed.map(
    (post, at) =>
      `<li><article><h2><a href="${barePath(at)}">${escapeHtml(post.title)}</a></h2>${byline(post)}<p>${escapeHtml(post.summary)}</p></article></li>`,
  )
  await writePage(folder, '/', title, `<h1>${escapeHtml(title)}</h1><ul>${list.join('\n')}</ul>`)
  for (const [at, post] of listed.entries()) {
    const body = `<article><h1>${escapeHtml(post.title)}</h1>${byline(post)}${post.html}</article>`
    await writePage(folder, barePath(at), post.title, body)
  }
}

/** Address of a post's bare page. @param at  its place, from 0 for the newest */
export function barePath(at: number): string {
  return `/posts/${at + 1}`
}

async function writePage(folder: string, path: string, title: string, body: string) {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>${body}</main></body></html>\n`
  await mkdir(join(folder, path), { recursive: true })
  await writeFile(join(folder, path, 'index.html'), page)
}

function byline({ author, published }: FeedPost): string {
  return `<p>${escapeHtml(author)}, ${published.slice(0, 10)}</p>`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
