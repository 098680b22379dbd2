import type { MediaNs } from 'feedsmith'
import type { Attachment, PostImage } from '../../model/Post.ts'
import { webAddress } from '../../model/webAddress.ts'
import { decodeText } from '../html/decodeText.ts'
import { mimeTypeOf } from './mimeTypeOf.ts'

/** Everything of an item that may be a picture or a file, in the words of any of the formats. */
export interface ItemMedia {
  readonly media?: MediaNs.ItemOrFeed | undefined
  readonly enclosures?: readonly Enclosure[] | undefined
  /** Address of `itunes:image`. */
  readonly picture?: string | undefined
  /** `itunes:duration`: that of the episode. */
  readonly seconds?: number | undefined
}

/** An RSS enclosure or an Atom link to one. */
interface Enclosure {
  readonly url?: string | undefined
  readonly type?: string | undefined
  readonly length?: number | undefined
  readonly title?: string | undefined
}

interface Picture {
  readonly url: string | undefined
  readonly width: number
  readonly alt?: string | undefined
}

/** For pictures that do not tell: wider than a thumbnail, narrower than one that boasts. */
const presumedWidth = 600

/** The widest picture of an item. */
export function adaptImage(item: ItemMedia, base: string): PostImage | undefined {
  const found = pictures(item).flatMap(({ url, width, alt }) => {
    const address = webAddress(url, base)
    return address ? { url: address, width, alt } : []
  })
  const [widest] = found.toSorted((one, other) => other.width - one.width)
  return widest && { url: widest.url, ...(widest.alt && { alt: widest.alt }) }
}

function pictures({ media, enclosures = [], picture }: ItemMedia): readonly Picture[] {
  const contents = contentsOf(media)
  const places = [media, ...(media?.groups ?? []), ...contents]
  return [
    ...contents.filter(isPicture).map((content) => ({
      url: content.url,
      width: content.width ?? presumedWidth,
      alt: alternative(content.description),
    })),
    ...enclosures.filter(isPicture).map(({ url }) => ({ url, width: presumedWidth })),
    { url: picture, width: presumedWidth },
    ...places
      .flatMap((place) => place?.thumbnails ?? [])
      .map(({ url, width = 1 }) => ({ url, width })),
  ]
}

/** A text that describes the picture; file names and markup describe nothing. */
function alternative(description: MediaNs.TitleOrDescription | undefined): string | undefined {
  const text = decodeText(description?.value)
  const isPlain = description?.type !== 'html' && !/<[a-z/]/i.test(text ?? '')
  const isName = /^\S+\.\w{3,4}$|^https?:/i.test(text ?? '')
  return isPlain && !isName && text && text.length <= 300 ? text : undefined
}

/** Enclosures, and recordings and films of `media:content` that are not among them. */
export function adaptAttachments(item: ItemMedia, base: string): readonly Attachment[] {
  const { media, enclosures = [], seconds } = item
  const files = [
    ...enclosures.map((file) => ({ ...file, medium: undefined, duration: undefined })),
    ...contentsOf(media)
      .filter(isRecording)
      .map((content) => ({
        ...content,
        length: content.fileSize,
        title: content.title?.value,
      })),
  ].filter((file) => !isPicture(file))
  const attachments = new Map<string, Attachment>()
  for (const file of files) {
    const url = webAddress(file.url, base)
    if (!url || attachments.has(url)) continue
    const mimeType = mimeTypeOf(file)
    const title = decodeText(file.title)
    const own = file.duration ?? (/^(audio|video)\//.test(mimeType) ? seconds : undefined)
    attachments.set(url, {
      url,
      mimeType,
      ...(title && { title }),
      ...(isPositive(file.length) && { bytes: file.length }),
      ...(isPositive(own) && { seconds: own }),
    })
  }
  return [...attachments.values()]
}

function contentsOf(media: MediaNs.ItemOrFeed | undefined): readonly MediaNs.Content[] {
  const inGroups = (media?.groups ?? []).flatMap((group) => group.contents ?? [])
  return [...(media?.contents ?? []), ...inGroups]
}

interface File {
  readonly url?: string | undefined
  readonly type?: string | undefined
  readonly medium?: string | undefined
}

function isPicture(file: File): boolean {
  return (file.medium ?? mimeTypeOf(file)).toLowerCase().startsWith('image')
}

function isRecording(file: File): boolean {
  return /^(audio|video)/.test((file.medium ?? mimeTypeOf(file)).toLowerCase())
}

function isPositive(value: number | undefined): value is number {
  return value !== undefined && value > 0 && Number.isFinite(value)
}
