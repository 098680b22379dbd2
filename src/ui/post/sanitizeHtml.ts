import DOMPurify, { type Config } from 'dompurify'
import { headingAnchors } from '../../model/headingAnchors.ts'
import type { Heading } from '../../model/PostText.ts'
import type { UntrustedHtml } from '../../model/UntrustedHtml.ts'
import { decodePart, webAddress } from '../../model/webAddress.ts'
import { m } from '../messages/messages.ts'
import { fitPlayers, playerAttributes } from './fitPlayers.ts'
import { holdBack } from './holdBack.ts'

declare const safe: unique symbol

/** HTML that the page may show: it came out of {@link sanitizeHtml}. */
export type SafeHtml = TrustedHTML & { readonly [safe]: true }

export interface SanitizedBody {
  readonly html: SafeHtml
  /** In order, as levels 2 to 6 without gaps. */
  readonly headings: readonly Heading[]
  /** Plain text as the feed has it, white space folded. */
  readonly text: string
  /** There are pictures or recordings to see or hear, or links in their place. */
  readonly hasMedia: boolean
  readonly hasLinks: boolean
  /** Addresses of the recordings that it plays in place. */
  readonly recordings: readonly string[]
}

export interface SanitizeOptions {
  /** Relative addresses are resolved against it. */
  readonly base: string
  /** Address on this site of a post that the body links to; `undefined` for any other link. */
  readonly internalHref: (url: string) => string | undefined
  /**
   * Where an image is to be loaded from: its own address or that of a kept copy; `undefined` where
   * it may not be loaded.
   */
  readonly imageSource: (url: string) => string | undefined
  /** Whether sound and film may be loaded from an address. */
  readonly mayLoad: (url: string) => boolean
  /** Level of the highest headings; 2 where absent, below the page's title. */
  readonly topLevel?: number
  /** Before every id, where several bodies stand in one document. */
  readonly idPrefix?: string
}

const allowedTags = (
  'a abbr address b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl ' +
  'dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp ' +
  'small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr'
).split(' ')
const allowedAttributes = (
  'alt abbr cite colspan datetime dir headers height href hreflang id lang reversed rowspan scope ' +
  'span src start title value width'
).split(' ')

const playerTags = [...playerAttributes.keys()]

const common: Config = {
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  SANITIZE_DOM: true,
  ADD_ATTR: (name, tag) => playerAttributes.get(tag)?.includes(name) ?? false,
}

/** What feeds may bring. Frames pass this step only to be replaced by a link. */
const firstPass = {
  ...common,
  ALLOWED_TAGS: [...allowedTags, ...playerTags, 'iframe'],
  ALLOWED_ATTR: allowedAttributes,
  RETURN_DOM: true as const,
}

const shownAttributes = allowedAttributes.concat(
  'aria-label class decoding loading referrerpolicy rel role tabindex'.split(' '),
)

/** What may stand in the page: the same, and what the reader itself adds. */
const secondPass = {
  ...common,
  ALLOWED_TAGS: [...allowedTags, ...playerTags],
  ALLOWED_ATTR: shownAttributes,
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|blob:|#|\/(?!\/))/i,
  // DOMPurify tries every attribute by that pattern that it is not told to hold no address.
  ADD_URI_SAFE_ATTR: [...shownAttributes, ...[...playerAttributes.values()].flat()].filter(
    (name) => !['cite', 'href', 'poster', 'src'].includes(name),
  ),
  RETURN_TRUSTED_TYPE: true as const,
}

/**
 * The one door by which HTML from a feed reaches the page. It is cleaned, fitted into the page
 * (headings under the title, ids that cannot clash; images, players and frames held back unless
 * allowed) and cleaned again, so that fitting can add nothing that the sanitizer has not seen.
 */
export function sanitizeHtml(html: UntrustedHtml, options: SanitizeOptions): SanitizedBody {
  const body = DOMPurify.sanitize(html, firstPass) as HTMLElement
  // First, while text and headings are still the feed's own, as search knows them.
  const text = foldedText(body)
  const headings = fitHeadings(body, options)
  replaceFrames(body, options)
  const recordings = fitPlayers(body, options)
  fitImages(body, options)
  const hasMedia = body.querySelector('audio, video, img, .held') !== null
  fitLinks(body, options)
  const hasLinks = body.querySelector('a[href]') !== null
  wrapTables(body)
  const shown = DOMPurify.sanitize(body.innerHTML, secondPass) as unknown as SafeHtml
  return { html: shown, headings, text, hasMedia, hasLinks, recordings }
}

function replaceFrames(body: HTMLElement, { base }: SanitizeOptions): void {
  for (const frame of body.querySelectorAll('iframe')) {
    const url = webAddress(frame.getAttribute('src'), base)
    if (url) holdBack(frame, url, m.embed(new URL(url).host))
    else frame.remove()
  }
}

function fitImages(body: HTMLElement, { base, imageSource }: SanitizeOptions): void {
  for (const image of body.querySelectorAll('img')) {
    const url = webAddress(image.getAttribute('src'), base)
    if (!url || isTracker(image)) {
      image.remove()
      continue
    }
    const alt = image.getAttribute('alt') ?? ''
    const source = imageSource(url)
    if (source === undefined) {
      holdBack(image, url, m.heldImage(new URL(url).host, alt))
      continue
    }
    image.setAttribute('src', source)
    image.setAttribute('alt', alt)
    image.setAttribute('loading', 'lazy')
    image.setAttribute('decoding', 'async')
    image.setAttribute('referrerpolicy', 'no-referrer')
  }
}

/** A picture that nobody can see is there to count readers. */
function isTracker(image: HTMLImageElement): boolean {
  return ['width', 'height'].some((side) => {
    const length = image.getAttribute(side)
    return length !== null && Number(length) <= 2
  })
}

/** The page has the one `h1`; a body starts below it and skips no level. */
function fitHeadings(
  body: HTMLElement,
  { topLevel = 2, idPrefix = '' }: SanitizeOptions,
): readonly Heading[] {
  const found = Array.from(
    body.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6'),
    (heading) => ({ heading, text: headingText(heading) }),
  )
  const written = found.filter(({ text }) => text !== '')
  for (const { heading, text } of found) {
    if (text === '') heading.replaceWith(...heading.childNodes)
  }
  const anchors = headingAnchors(written.map(({ text }) => text))
  const top = Math.min(...written.map(({ heading }) => levelOf(heading)))
  let previous = topLevel - 1
  return written.map(({ heading, text }, position) => {
    const level = Math.min(levelOf(heading) - top + topLevel, previous + 1, 6)
    previous = level
    const anchor = idPrefix + anchors[position]!
    const fitted = body.ownerDocument.createElement(`h${level}`)
    fitted.append(...heading.childNodes)
    if (heading.id) fitted.dataset['was'] = heading.id
    fitted.id = anchor
    heading.replaceWith(fitted)
    return { level, text, anchor }
  })
}

/** As search reads it: a line break parts words. */
function headingText(heading: HTMLElement): string {
  if (!heading.firstElementChild) return foldedText(heading)
  const copy = heading.cloneNode(true) as HTMLElement
  for (const player of copy.querySelectorAll('audio, video')) player.remove()
  for (const block of copy.querySelectorAll('br, div, p')) {
    block.before(' ')
    block.after(' ')
  }
  return foldedText(copy)
}

function levelOf(heading: HTMLElement): number {
  return Number(heading.tagName.slice(1))
}

function foldedText(element: HTMLElement): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim()
}

/** Ids of the feed get a prefix, so that none can stand for an element or a name of the page. */
function fitLinks(body: HTMLElement, { base, internalHref, idPrefix = '' }: SanitizeOptions): void {
  const anchors = new Map<string, string>()
  for (const element of body.querySelectorAll<HTMLElement>('[id]')) {
    const was = element.dataset['was']
    if (was) anchors.set(was, element.id)
    else if (!/^H[2-6]$/.test(element.tagName)) {
      const id = `${idPrefix}note-${element.id}`
      anchors.set(element.id, id)
      element.id = id
    }
  }
  for (const link of body.querySelectorAll('a[href]')) {
    const written = link.getAttribute('href')!.trim()
    if (written.startsWith('#')) {
      const anchor = anchors.get(decodePart(written.slice(1)))
      if (anchor) link.setAttribute('href', `#${anchor}`)
      else link.removeAttribute('href')
    } else if (!/^mailto:/i.test(written)) fitWebLink(link, webAddress(written, base), internalHref)
  }
}

function fitWebLink(
  link: Element,
  url: string | undefined,
  internalHref: SanitizeOptions['internalHref'],
): void {
  const internal = url && internalHref(url)
  if (internal) link.setAttribute('href', internal)
  else if (url) {
    link.setAttribute('href', url)
    link.setAttribute('rel', 'noopener noreferrer nofollow ugc')
    link.setAttribute('referrerpolicy', 'no-referrer')
  } else link.removeAttribute('href')
}

/** Wide tables scroll by themselves, as code does; a keyboard has to reach what scrolls. */
function wrapTables(body: HTMLElement): void {
  for (const table of body.querySelectorAll('table')) {
    const scroller = body.ownerDocument.createElement('div')
    scroller.className = 'table-scroll'
    scroller.tabIndex = 0
    scroller.setAttribute('role', 'group')
    scroller.setAttribute('aria-label', foldedText(table.caption ?? table).slice(0, 80))
    table.replaceWith(scroller)
    scroller.append(table)
  }
  for (const code of body.querySelectorAll('pre')) code.tabIndex = 0
}
