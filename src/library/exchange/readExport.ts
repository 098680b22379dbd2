import { createBreather } from '../createBreather.ts'
import type { ExchangedName, ExchangedStore } from './ExchangedStore.ts'
import { exchangedStores } from './exchangedStores.ts'
import {
  createFileChecksum,
  largestFileBytes,
  libraryFormat,
  libraryFormatVersion,
  type FileHead,
  type FileOrigin,
} from './LibraryFile.ts'
import { amount, listOf, moment, object, ShapeError, text, type Shape } from './shape.ts'

/** A file that was read whole and can be put into a library. */
interface ReadExport {
  readonly site: FileOrigin
  /** ISO 8601. */
  readonly exportedAt: string
  readonly records: readonly StoreRecords[]
}

/** Records of one store, as they are to lie there. */
interface StoreRecords {
  readonly store: ExchangedStore
  readonly records: readonly unknown[]
}

/** Why a file is refused as a whole. */
export type ExportFault =
  | { readonly kind: 'unreadable' | 'too-large' | 'not-json' | 'not-ours' | 'newer' | 'changed' }
  /** A record is not what it should be. `position` counts from 1. */
  | { readonly kind: 'record'; readonly store: ExchangedName; readonly position: number }

type ReadOutcome =
  | { readonly ok: true; readonly value: ReadExport }
  | { readonly ok: false; readonly fault: ExportFault }

/**
 * Reads a file that may come from anybody. Nothing of it is trusted: each record is made anew of the
 * fields that are known, each of its kind; HTML stays untrusted, since it is cleaned when it is shown.
 * One record that is wrong, or a checksum that does not fit, and the whole file is refused.
 *
 * @returns the content, or the first fault that was met
 */
export async function readExport(file: Blob): Promise<ReadOutcome> {
  if (file.size > largestFileBytes) return refuse({ kind: 'too-large' })
  let content: string
  try {
    content = await file.text()
  } catch {
    // It was moved or deleted since it was chosen.
    return refuse({ kind: 'unreadable' })
  }
  const document = parse(content)
  if (document === undefined) return refuse({ kind: 'not-json' })
  const kind = inShape(formatShape, document, 'file')
  if (!kind) return refuse({ kind: 'not-ours' })
  if (kind.version > libraryFormatVersion) return refuse({ kind: 'newer' })
  const whole = inShape(fileShape, document, 'file')
  return whole ? readRecords(whole) : refuse({ kind: 'changed' })
}

async function readRecords({ records: lists, checksum, ...head }: WholeFile): Promise<ReadOutcome> {
  const sum = createFileChecksum(head)
  const breathe = createBreather()
  const read: StoreRecords[] = []
  for (const store of exchangedStores) {
    const given = lists[store.name] ?? []
    const records: unknown[] = []
    for (const [position, value] of given.entries()) {
      await breathe()
      const filed = inShape(store.shape, value, store.name)
      if (filed === undefined) {
        return refuse({ kind: 'record', store: store.name, position: position + 1 })
      }
      sum.add(store.name, JSON.stringify(filed))
      records.push(store.fromFile(filed))
    }
    read.push({ store, records })
  }
  if (sum.value() !== checksum) return refuse({ kind: 'changed' })
  const { site, exportedAt } = head
  return { ok: true, value: { site, exportedAt, records: read } }
}

const anything: Shape<unknown> = (value) => value
/** A file from before a store was added is without it. */
const givenList: Shape<readonly unknown[]> = (value, path) => listOf(anything)(value ?? [], path)
/** Lists of the stores by name, each still of unknown records. */
const givenRecords = object<Record<string, readonly unknown[]>>(
  Object.fromEntries(exchangedStores.map(({ name }) => [name, givenList])),
)

const version: Shape<number> = (value, path) => {
  if (!Number.isInteger(value) || amount(value, path) < 1) {
    throw new ShapeError(`${path} should be a version`)
  }
  return value as number
}

const format: Shape<typeof libraryFormat> = (value, path) => {
  if (value !== libraryFormat) throw new ShapeError(`${path} should be ${libraryFormat}`)
  return value
}

/** What a file of any version has. */
const formatShape = object<Pick<FileHead, 'format' | 'version'>>({ format, version })

interface WholeFile extends FileHead {
  readonly records: Readonly<Record<string, readonly unknown[]>>
  readonly checksum: string
}

const fileShape = object<WholeFile>({
  format,
  version,
  site: object<FileOrigin>({ title: text, address: text }),
  exportedAt: moment,
  records: givenRecords,
  checksum: text,
})

/** @returns `undefined` for text that is no JSON */
function parse(content: string): unknown {
  try {
    return JSON.parse(content) ?? false
  } catch {
    return undefined
  }
}

/** @returns `undefined` for what is not in this shape */
function inShape<Value>(shape: Shape<Value>, value: unknown, path: string): Value | undefined {
  try {
    return shape(value, path)
  } catch (error) {
    if (error instanceof ShapeError) return undefined
    throw error
  }
}

function refuse(fault: ExportFault): ReadOutcome {
  return { ok: false, fault }
}
