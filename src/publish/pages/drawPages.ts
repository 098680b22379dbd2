import { hash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { Publication } from '../../archive/Archive.ts'
import type { DraftPlace } from '../drafts/draftFile.ts'
import { startThread, type Thread } from '../threads/startThread.ts'
import type { WrittenFiles } from '../site/writeFiles.ts'
import type { PageInput } from './createPageWriter.ts'
import type { Screen } from './listScreens.ts'
import { openPageRecords } from './pageRecords.ts'
import type { Program } from './Program.ts'

/** What a thread that draws is started with. */
export interface DrawData {
  readonly program: Program
  readonly publication: Publication
  /** Path of the site, with slashes around it. */
  readonly base: string
  /** Of the file of drafts. */
  readonly drafts: number
  /** Where pages are written. */
  readonly folder: string
}

/** Screens that a thread is to draw. */
export type DrawMessage = readonly (Omit<PageInput, 'html'> & {
  /** Under the folder of the site. */
  readonly file: string
  /** Where the text of the post stands. */
  readonly place?: DraftPlace | undefined
})[]

/** A page as its file was left. */
export interface DrawnPage {
  readonly file: string
  readonly isWritten: boolean
  readonly bytes: number
  readonly mtimeMs: number
}

/** A thread is sent as many screens at once. */
const batchSize = 16

/** So many batches may wait in a thread: it never runs dry, and memory does not fill with screens. */
const waitingBatches = 2

/** More than these only wait for the one that lists the screens. */
const mostThreads = 8

/**
 * Draws screens as pages, side by side, each unless it stands in the folder as drawn from just the
 * same. How many threads there are makes no difference to what is written.
 *
 * @param onPage  told after each page, drawn or not
 */
export async function drawPages(
  screens: AsyncIterable<Screen>,
  data: DrawData,
  files: WrittenFiles,
  onPage: () => void,
): Promise<void> {
  const records = openPageRecords(data.folder)
  const fingerprints = new Map<string, string>()
  const pool = createPool(data, (pages) => {
    for (const { file, isWritten, bytes, mtimeMs } of pages) {
      records.enter(file, { fingerprint: fingerprints.get(file)!, bytes, mtimeMs })
      fingerprints.delete(file)
      files.enter(file, isWritten)
      onPage()
    }
  })
  try {
    let batch: DrawMessage[number][] = []
    for await (const { path, route, answers, place } of screens) {
      const file = fileOf(path)
      const json = JSON.stringify(answers)
      const fingerprint = fingerprintOf(data.program, path, route, json, place)
      if (records.isThere(file, fingerprint)) {
        files.enter(file, false)
        onPage()
        continue
      }
      fingerprints.set(file, fingerprint)
      batch.push({ path, route, answers: json, file, place })
      if (batch.length < batchSize) continue
      await pool.send(batch)
      batch = []
    }
    if (batch.length > 0) await pool.send(batch)
    await pool.settle()
  } finally {
    await pool.end()
    records.save()
  }
}

/** Of everything that goes into a page; all that the publication and the site file say is in the answers. */
function fingerprintOf(
  { version }: Program,
  path: string,
  route: string,
  answers: string,
  place: DraftPlace | undefined,
): string {
  const parts = [version, path, route, place?.htmlHash ?? '', answers]
  return hash('sha256', parts.join('\n'), 'base64url').slice(0, 24)
}

/** A folder for each address: hosts answer with the page in it. */
function fileOf(path: string): string {
  const folder = decodeURIComponent(path.slice(1))
  return folder === '' ? 'index.html' : `${folder}/index.html`
}

interface Pool {
  /** Gives screens to the thread that has least to do, once one has room for them. */
  send(batch: DrawMessage): Promise<void>
  /** When all that was sent has been drawn. */
  settle(): Promise<void>
  end(): Promise<void>
}

/** Threads are started as they are needed: where nothing has changed, none is. */
function createPool(data: DrawData, onPages: (pages: readonly DrawnPage[]) => void): Pool {
  const most = Math.min(mostThreads, availableParallelism())
  const threads: { readonly thread: Thread<DrawMessage, readonly DrawnPage[]>; waiting: number }[] =
    []
  let drawing: Promise<void>[] = []
  let fault: unknown
  let onRoom: (() => void) | undefined

  function next() {
    const [least] = threads.toSorted((a, b) => a.waiting - b.waiting)
    // To start one takes as long as to draw some dozens of pages.
    if (least && least.waiting < waitingBatches) return least
    if (threads.length === most) return undefined
    const url = new URL('./drawThread.ts', import.meta.url)
    const started = {
      thread: startThread<DrawMessage, readonly DrawnPage[]>(url, data),
      waiting: 0,
    }
    threads.push(started)
    return started
  }

  async function draw(to: (typeof threads)[number], batch: DrawMessage): Promise<void> {
    to.waiting++
    try {
      to.thread.send(batch)
      onPages(await to.thread.receive())
    } catch (error) {
      fault ??= error
    } finally {
      to.waiting--
      onRoom?.()
    }
  }

  return {
    send: async (batch) => {
      for (;;) {
        if (fault) throw fault
        const free = next()
        if (free) {
          drawing.push(draw(free, batch))
          return
        }
        await new Promise<void>((resolve) => (onRoom = resolve))
      }
    },
    settle: async () => {
      await Promise.all(drawing)
      drawing = []
      if (fault) throw fault
    },
    end: async () => {
      await Promise.all(threads.map(({ thread }) => thread.end()))
    },
  }
}
