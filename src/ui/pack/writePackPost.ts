import type { Attachment, Post } from '../../model/Post.ts'
import type { Lack } from '../../model/PostText.ts'
import { readingMinutes } from '../../model/readingMinutes.ts'
import { moving } from '../messages/movingMessages.ts'
import { m } from '../messages/messages.ts'
import type { arrangePost } from '../post/arrangePost.ts'
import { escapeHtml } from './escapeHtml.ts'

interface PackPlace {
  readonly arrange: typeof arrangePost
  /** Id of the post in the document, and the beginning of all others in it. */
  readonly anchor: string
  readonly language: string
  /** Link to another post of the document by its address; `undefined` for any other address. */
  readonly placeOf: (url: string) => string | undefined
  /** Kept pictures by their own address. */
  readonly images: ReadonlyMap<string, string>
}

/** One post as an `<article>`: what is known of it, its body cleaned, its files as links. */
export function writePackPost(post: Post, place: PackPlace): string {
  const { arrange, anchor, language, placeOf, images } = place
  const text = arrange(post, {
    base: post.base,
    internalHref: placeOf,
    imageSource: (url) => images.get(url),
    // A file plays nothing: recordings stand as links.
    mayLoad: () => false,
    topLevel: 3,
    idPrefix: `${anchor}-`,
  })
  const lang = `lang="${escapeHtml(language)}" dir="auto"`
  // Trusted HTML becomes its text.
  // oxlint-disable-next-line typescript/no-base-to-string
  const body = text.hasBody ? `<div class="prose" ${lang}>${String(text.html)}</div>\n` : ''
  const summary = text.summary ? `<p class="summary" ${lang}>${escapeHtml(text.summary)}</p>\n` : ''
  return `<article id="${anchor}" aria-labelledby="${anchor}-title">
<header>
<p class="facts">${writeFacts(post)}</p>
<h2 id="${anchor}-title" ${lang}>${escapeHtml(post.title)}</h2>
${packByline(post) && `<p class="byline">${packByline(post)}</p>\n`}${summary}${writeSource(post)}</header>
${writeLead(post, images)}${body}${text.lack ? `<p class="remark">${escapeHtml(lacks[text.lack])}</p>\n` : ''}${writeFiles(post.attachments, lang)}</article>
`
}

const lacks: Readonly<Record<Lack, string>> = {
  password: m.isProtected,
  rest: m.isBeginning,
  text: m.hasNoText,
}

/** @returns as HTML; empty where nobody signs */
export function packByline({ authors }: Post): string {
  if (authors.length === 0) return ''
  const names = authors.map(({ name }) => `<bdi>${escapeHtml(name)}</bdi>`)
  return `${escapeHtml(m.by)} ${names.join(', ')}`
}

/** When it was published and last changed, as HTML. */
export function packDates({ published, updated }: Post): readonly string[] {
  const isUpdated = updated && updated.slice(0, 10) !== published?.slice(0, 10)
  return [
    ...(published ? [writeTime(published)] : []),
    ...(isUpdated ? [`${escapeHtml(m.updatedLabel)} ${writeTime(updated)}`] : []),
  ]
}

function writeFacts(post: Post): string {
  const type = post.tags.find(({ facet }) => facet === 'type')
  return [
    ...(type ? [`<bdi>${escapeHtml(type.name)}</bdi>`] : []),
    ...packDates(post),
    ...(post.words > 0 ? [escapeHtml(m.minuteRead(readingMinutes(post.words)))] : []),
  ].join(' · ')
}

function writeTime(iso: string): string {
  return `<time datetime="${escapeHtml(iso.slice(0, 10))}">${escapeHtml(m.date(iso))}</time>`
}

function writeSource({ url }: Post): string {
  if (!url) return ''
  const address = escapeHtml(url)
  return `<p class="source">${escapeHtml(moving.packSource)} <a href="${address}" rel="noopener noreferrer">${address}</a></p>\n`
}

/** Unless the body shows it anyway, by the name of its file. */
function writeLead({ image, html }: Post, images: ReadonlyMap<string, string>): string {
  const source = image && images.get(image.url)
  if (!source) return ''
  const fileName = new URL(image.url).pathname.split('/').at(-1)!
  if (fileName && html.includes(fileName)) return ''
  return `<img class="lead" src="${escapeHtml(source)}" alt="${escapeHtml(image.alt ?? '')}">\n`
}

function writeFiles(attachments: readonly Attachment[], lang: string): string {
  if (attachments.length === 0) return ''
  const links = attachments.map(({ url, title }) => {
    const address = escapeHtml(url)
    const name = title === undefined ? address : escapeHtml(title)
    return `<li><a href="${address}" rel="noopener noreferrer" ${title === undefined ? '' : lang}>${name}</a></li>`
  })
  return `<h3>${escapeHtml(m.attachments)}</h3>\n<ul class="files">${links.join('')}</ul>\n`
}
