import { hash } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PostDraft } from '../../feed/PostDraft.ts'
import type { Section } from '../../feed/html/htmlToSections.ts'
import { asUntrustedHtml, type UntrustedHtml } from '../../model/UntrustedHtml.ts'

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

export interface DraftFile extends DraftReader {
  /** By which any thread of this process can read it. */
  readonly descriptor: number
  add(draft: PostDraft): DraftPlace
  /** From now on others can read what was added. */
  flush(): void
  close(): void
}

/** As much is written at once. */
const blockBytes = 256 * 1024

/** Makes a file that is gone when it is closed, or when the process ends in whatever way. */
export function createDraftFile(): DraftFile {
  const folder = mkdtempSync(join(tmpdir(), `lectern-drafts-${process.pid}-`))
  const file = openSync(join(folder, 'drafts'), 'w+')
  // What is open needs no name. Windows takes away only what is closed.
  const isNameless = tryToRemove(folder)
  const reader = openDraftFile(file)
  let waiting: Buffer[] = []
  let waitingBytes = 0
  let end = 0

  function append(text: string): number {
    const bytes = Buffer.from(text)
    waiting.push(bytes)
    waitingBytes += bytes.length
    return bytes.length
  }

  function flush(): void {
    const bytes = Buffer.concat(waiting)
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
    waiting = []
    waitingBytes = 0
  }

  return {
    descriptor: file,
    add: (draft) => {
      const { post, sections } = draft
      const { html } = post
      // What is left out keeps its place among the fields, so that files made of drafts stay the same.
      const front = { ...draft, post: { ...post, html: '' }, sections: [] }
      const start = end
      const frontBytes = append(JSON.stringify(front))
      const htmlBytes = append(html)
      const text = JSON.stringify(sections)
      const textBytes = append(text)
      end += frontBytes + htmlBytes + textBytes
      if (waitingBytes >= blockBytes) flush()
      const htmlHash = hash('sha1', html, 'base64url')
      const { id, title, summary, tags, authors } = post
      const searched = JSON.stringify([id, title, summary, tags, authors])
      const textHash = hash('sha1', `${searched}\n${text}`, 'base64url')
      return {
        start,
        frontBytes,
        htmlBytes,
        textBytes,
        htmlHash,
        textHash,
        hasPicks: post.related.length > 0,
      }
    },
    flush,
    ...reader,
    close: () => {
      closeSync(file)
      if (!isNameless) rmSync(folder, { recursive: true })
    },
  }
}

function tryToRemove(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true })
    return true
  } catch (error) {
    if (['EBUSY', 'ENOTEMPTY', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) {
      return false
    }
    throw error
  }
}

/** Reads drafts that another thread writes. */
export function openDraftFile(file: number): DraftReader {
  function readBytes(start: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length)
    for (let got = 0; got < length;) {
      const count = readSync(file, bytes, got, length - got, start + got)
      if (count === 0) throw new Error(`publish: the file of drafts ends before ${start + length}`)
      got += count
    }
    return bytes
  }

  function read(start: number, length: number): string {
    return readBytes(start, length).toString('utf8')
  }

  const reader: Omit<DraftReader, 'draft'> = {
    front: ({ start, frontBytes }) => JSON.parse(read(start, frontBytes)) as PostDraft,
    html: ({ start, frontBytes, htmlBytes }) =>
      asUntrustedHtml(read(start + frontBytes, htmlBytes)),
    sections: ({ start, frontBytes, htmlBytes, textBytes }) =>
      JSON.parse(read(start + frontBytes + htmlBytes, textBytes)) as Section[],
    sectionBytes: ({ start, frontBytes, htmlBytes, textBytes }) =>
      readBytes(start + frontBytes + htmlBytes, textBytes),
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
