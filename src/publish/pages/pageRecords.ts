import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a page was drawn from, and how its file was left. */
interface PageRecord {
  /** Of everything that goes into the page. */
  readonly fingerprint: string
  readonly bytes: number
  readonly mtimeMs: number
}

/** Pages that stand in a folder. */
export interface PageRecords {
  /** Whether a page stands there as it was written, drawn from just this. */
  isThere(path: string, fingerprint: string): boolean
  enter(path: string, record: PageRecord): void
  /** Writes down what was entered and what was found there. */
  save(): void
}

/**
 * Beside the list of files, which depends on the posts alone: times are those of this folder. Where
 * this file is missing or is no such list, every page is drawn.
 */
const recordsFile = 'lectern-pages.txt'

/**
 * A file that somebody has changed or touched has another size or another time. It is drawn again,
 * and written if it is not what it should be: looking at each byte of each page would take longer
 * than all else where nothing has changed.
 */
export function openPageRecords(folder: string): PageRecords {
  const path = join(folder, recordsFile)
  const before = readRecords(path)
  const now = new Map<string, PageRecord>()
  return {
    isThere: (page, fingerprint) => {
      const record = before.get(page)
      if (record?.fingerprint !== fingerprint) return false
      const found = statSync(join(folder, page), { throwIfNoEntry: false })
      if (found?.size !== record.bytes || found.mtimeMs !== record.mtimeMs) return false
      now.set(page, record)
      return true
    },
    enter: (page, record) => now.set(page, record),
    save: () => {
      const lines = [...now]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([page, { fingerprint, bytes, mtimeMs }]) =>
          [fingerprint, bytes, mtimeMs, page].join(' '),
        )
      writeFileSync(path, `${lines.join('\n')}\n`)
    },
  }
}

function readRecords(path: string): ReadonlyMap<string, PageRecord> {
  const records = new Map<string, PageRecord>()
  for (const line of readIfThere(path).split('\n')) {
    const [, fingerprint, bytes, mtimeMs, page] = /^(\S+) (\d+) ([\d.]+) (.+)$/.exec(line) ?? []
    if (!page) continue
    records.set(page, {
      fingerprint: fingerprint!,
      bytes: Number(bytes),
      mtimeMs: Number(mtimeMs),
    })
  }
  return records
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}
