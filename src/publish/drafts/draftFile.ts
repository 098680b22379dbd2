import { hash } from 'node:crypto'
import type { PostDraft } from '../../feed/PostDraft.ts'
import type { Section } from '../../feed/html/htmlToSections.ts'
import { asUntrustedHtml, type UntrustedHtml } from '../../model/UntrustedHtml.ts'
import { createTemporaryFile, readPart, type TemporaryFile } from './temporaryFile.ts'

/**
 * Where a draft stands in the file: what it says of the post, then the body, then the text. Each part
 * can be read by itself, by any thread.
 */
export interface DraftPlace {
  readonly start: number
  readonly frontBytes: number
  readonly htmlBytes: number
  readonly textBytes: number
  /** Of the body. */
  readonly htmlHash: string
  /** Of the id and all that search reads. */
  readonly textHash: string
  /** Its publisher says what is related to it. */
  readonly hasPicks: boolean
}

/** Drafts in a temporary file: of ten thousand posts bodies and texts are more than memory should hold. */
export interface DraftReader {
  /** With an empty body and an empty text. */
  front(place: DraftPlace): PostDraft
  html(place: DraftPlace): UntrustedHtml
  sections(place: DraftPlace): readonly Section[]
  /** The same as the bytes of its JSON. */
  sectionBytes(place: DraftPlace): Uint8Array
  draft(place: DraftPlace): PostDraft
}

export interface DraftFile
  extends DraftReader, Pick<TemporaryFile, 'descriptor' | 'flush' | 'close'> {
  add(draft: PostDraft): DraftPlace
}

export function createDraftFile(): DraftFile {
  const file = createTemporaryFile('drafts')
  const { descriptor, flush, close } = file

  return {
    descriptor,
    add: (draft) => {
      const { post, sections } = draft
      const { html } = post
      // What is left out keeps its place among the fields, so that files made of drafts stay the same.
      const front = { ...draft, post: { ...post, html: '' }, sections: [] }
      const text = JSON.stringify(sections)
      const [ofFront, ofHtml, ofText] = [
        Buffer.from(JSON.stringify(front)),
        Buffer.from(html),
        Buffer.from(text),
      ]
      const start = file.append(ofFront)
      file.append(ofHtml)
      file.append(ofText)
      const htmlHash = hash('sha1', html, 'base64url')
      const { id, title, summary, tags, authors } = post
      const searched = JSON.stringify([id, title, summary, tags, authors])
      const textHash = hash('sha1', `${searched}\n${text}`, 'base64url')
      return {
        start,
        frontBytes: ofFront.length,
        htmlBytes: ofHtml.length,
        textBytes: ofText.length,
        htmlHash,
        textHash,
        hasPicks: post.related.length > 0,
      }
    },
    flush,
    ...openDraftFile(descriptor),
    close,
  }
}

/** Reads drafts that another thread writes. */
export function openDraftFile(file: number): DraftReader {
  function read(start: number, length: number): string {
    return readPart(file, start, length).toString('utf8')
  }

  const reader: Omit<DraftReader, 'draft'> = {
    front: ({ start, frontBytes }) => JSON.parse(read(start, frontBytes)) as PostDraft,
    html: ({ start, frontBytes, htmlBytes }) =>
      asUntrustedHtml(read(start + frontBytes, htmlBytes)),
    sections: ({ start, frontBytes, htmlBytes, textBytes }) =>
      JSON.parse(read(start + frontBytes + htmlBytes, textBytes)) as Section[],
    sectionBytes: ({ start, frontBytes, htmlBytes, textBytes }) =>
      readPart(file, start + frontBytes + htmlBytes, textBytes),
  }
  return {
    ...reader,
    draft: (place) => {
      const front = reader.front(place)
      const post = { ...front.post, html: reader.html(place) }
      return { ...front, post, sections: reader.sections(place) }
    },
  }
}
