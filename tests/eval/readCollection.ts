import { readFile } from 'node:fs/promises'
import { CommandError } from '../../src/publish/CommandError.ts'

export interface CollectionDocument {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly author: string
}

export interface CollectionQuery {
  readonly id: string
  readonly text: string
}

/** Documents, questions, and how well which document answers which. */
export interface Collection {
  readonly name: string
  readonly docs: readonly CollectionDocument[]
  readonly queries: readonly CollectionQuery[]
  /** Query id → document id → grade. Ungraded documents are no answers. */
  readonly qrels: ReadonlyMap<string, ReadonlyMap<string, number>>
}

/** @throws {CommandError} with one line, when the file is missing or is none such */
export async function readCollection(path: string): Promise<Collection> {
  const file = parse(path, await read(path))
  const fail = (what: string) => new CommandError(`${path}: ${what}`)
  if (!isRecord(file)) throw fail('expected an object with docs, queries and qrels')
  const { name, docs, queries, qrels } = file
  if (!Array.isArray(docs) || !docs.every(hasId)) throw fail('expected "docs", a list with ids')
  if (!Array.isArray(queries) || !queries.every((query) => hasId(query) && isText(query['text'])))
    throw fail('expected "queries", a list with ids and texts')
  if (!isRecord(qrels) || !Object.values(qrels).every(isRecord))
    throw fail('expected "qrels", grades by query and document')
  return {
    name: isText(name) ? name : path,
    docs: docs.map(toDocument),
    queries: queries.map((query) => ({ id: String(query['id']), text: query['text'] as string })),
    qrels: new Map(Object.entries(qrels).map(([id, grades]) => [id, toGrades(grades as object)])),
  }
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new CommandError(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code})`)
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new CommandError(`${path}: is no JSON`)
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function hasId(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && (isText(value['id']) || typeof value['id'] === 'number')
}

function toDocument({ id, title, text, author }: Record<string, unknown>): CollectionDocument {
  const orEmpty = (value: unknown) => (isText(value) ? value : '')
  return {
    id: String(id),
    title: orEmpty(title),
    text: orEmpty(text),
    author: orEmpty(author),
  }
}

function toGrades(grades: object): ReadonlyMap<string, number> {
  return new Map(Object.entries(grades).map(([id, grade]) => [id, Number(grade)]))
}
