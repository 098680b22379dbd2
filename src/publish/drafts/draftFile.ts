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
  /** Its publisher says what is related to it. */
  readonly hasPicks: boolean
}

/** Drafts in a temporary file: of ten thousand posts bodies and texts are more than memory should hold. */
export interface DraftReader {
  /** With an empty body and an empty text. */
  front(place: DraftPlace): PostDraft
  html(place: DraftPlace): UntrustedHtml
  sections(place: DraftPlace): readonly Section[]
  draft(place: DraftPlace): PostDraft
  close(): void
}

export interface DraftFile extends DraftReader {
  readonly path: string
  add(draft: PostDraft): DraftPlace
  /** From now on others can read what was added. */
  flush(): void
}

/** As much is written at once. */
const blockBytes = 256 * 1024

/** Makes a file that is gone when it is closed. */
export function createDraftFile(): DraftFile {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-drafts-'))
  const path = join(folder, 'drafts')
  const file = openSync(path, 'w+')
  const reader = readDrafts(file)
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
    path,
    add: (draft) => {
      const { post, sections } = draft
      const { html } = post
      // What is left out keeps its place among the fields, so that files made of drafts stay the same.
      const front = { ...draft, post: { ...post, html: '' }, sections: [] }
      const start = end
      const frontBytes = append(JSON.stringify(front))
      const htmlBytes = append(html)
      const textBytes = append(JSON.stringify(sections))
      end += frontBytes + htmlBytes + textBytes
      if (waitingBytes >= blockBytes) flush()
      const htmlHash = hash('sha1', html, 'base64url')
      return {
        start,
        frontBytes,
        htmlBytes,
        textBytes,
        htmlHash,
        hasPicks: post.related.length > 0,
      }
    },
    flush,
    ...reader,
    close: () => {
      reader.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Reads drafts that another thread has written. */
export function openDraftFile(path: string): DraftReader {
  return readDrafts(openSync(path, 'r'))
}

function readDrafts(file: number): DraftReader {
  function read(start: number, length: number): string {
    const bytes = Buffer.allocUnsafe(length)
    for (let got = 0; got < length;) {
      const count = readSync(file, bytes, got, length - got, start + got)
      if (count === 0) throw new Error(`publish: the file of drafts ends before ${start + length}`)
      got += count
    }
    return bytes.toString('utf8')
  }

  const reader: Omit<DraftReader, 'draft' | 'close'> = {
    front: ({ start, frontBytes }) => JSON.parse(read(start, frontBytes)) as PostDraft,
    html: ({ start, frontBytes, htmlBytes }) =>
      asUntrustedHtml(read(start + frontBytes, htmlBytes)),
    sections: ({ start, frontBytes, htmlBytes, textBytes }) =>
      JSON.parse(read(start + frontBytes + htmlBytes, textBytes)) as Section[],
  }
  return {
    ...reader,
    draft: (place) => {
      const front = reader.front(place)
      const post = { ...front.post, html: reader.html(place) }
      return { ...front, post, sections: reader.sections(place) }
    },
    close: () => closeSync(file),
  }
}
