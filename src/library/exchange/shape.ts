import { webAddress } from '../../model/webAddress.ts'

/** A record of a file is not what it should be; the message says where. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError'
}

/**
 * Takes a value of unknown origin for what it should be, or refuses it. What comes out is made anew
 * and has the known fields only, in the order of the shape, so that it is the same whatever the file
 * looks like.
 *
 * @param path  where the value stands, for the message
 * @throws {ShapeError}
 */
export type Shape<Value> = (value: unknown, path: string) => Value

/** A field that may be missing, and is then missing in what comes out. */
interface OptionalField<Value> {
  readonly optional: Shape<Value>
}

/** Every field of a type has its shape, so that one that is added cannot be forgotten. */
type Fields<Type> = {
  readonly [Field in keyof Type]-?: object extends Pick<Type, Field>
    ? OptionalField<Exclude<Type[Field], undefined>>
    : Shape<Type[Field]>
}

/** No plain text of a post or a reader is longer: about a short book. */
const longestText = 100_000
const longestAddress = 20_000
/** A body, which is cleaned when it is shown. */
const longestHtml = 20_000_000
const longestList = 100_000

export const text = textUpTo(longestText)

/** Text that says something. */
export const name: Shape<string> = (value, path) => {
  const read = text(value, path)
  return read.trim() === '' ? refuse(path, 'text') : read
}

export function textUpTo(length: number): Shape<string> {
  return (value, path) => readText(value, path, length)
}

export const html = textUpTo(longestHtml)

/** An address of the web; no other scheme passes. */
export const address: Shape<string> = (value, path) =>
  webAddress(readText(value, path, longestAddress)) ?? refuse(path, 'a web address')

/** A day or a moment by ISO 8601. */
export const moment: Shape<string> = (value, path) => {
  const read = readText(value, path, 40)
  const isMoment = /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.test(read)
  return isMoment && !Number.isNaN(Date.parse(read)) ? read : refuse(path, 'a date')
}

export const amount: Shape<number> = (value, path) =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0
    ? value
    : refuse(path, 'a number')

/** A part of a whole: 0 to 1. */
export const share: Shape<number> = (value, path) =>
  amount(value, path) <= 1 ? (value as number) : refuse(path, 'a number from 0 to 1')

export const yes: Shape<true> = (value, path) => (value === true ? true : refuse(path, 'true'))

/** Characters of base64 in whole groups; what they say is not looked at. */
export const base64: Shape<string> = (value, path) =>
  typeof value === 'string' && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value)
    ? value
    : refuse(path, 'base64')

export function oneOf<Value extends string>(values: readonly Value[]): Shape<Value> {
  return (value, path) =>
    values.find((known) => known === value) ?? refuse(path, `one of ${values.join(', ')}`)
}

export function matching(pattern: RegExp): Shape<string> {
  return (value, path) => {
    const read = text(value, path)
    return pattern.test(read) ? read : refuse(path, String(pattern))
  }
}

export function listOf<Item>(item: Shape<Item>, atMost = longestList): Shape<readonly Item[]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length > atMost) return refuse(path, 'a list')
    return Array.from(value, (each, position) => item(each, `${path}[${position}]`))
  }
}

/** Names that the site chooses → values. Names of the language's own objects cannot be among them. */
export function tableOf<Value>(
  key: RegExp,
  item: Shape<Value>,
): Shape<Readonly<Record<string, Value>>> {
  return (value, path) => {
    const entries = Object.entries(requireObject(value, path)).map(([field, each]) => {
      if (!key.test(field)) refuse(`${path}.${field}`, 'a known name')
      return [field, item(each, `${path}.${field}`)] as const
    })
    return Object.fromEntries(entries)
  }
}

export function optional<Value>(shape: Shape<Value>): OptionalField<Value> {
  return { optional: shape }
}

/** @param fields  in the order in which they come out */
export function object<Type>(fields: Fields<Type>): Shape<Type> {
  const known = Object.entries(fields) as [string, Shape<unknown> | OptionalField<unknown>][]
  return (value, path) => {
    const given = requireObject(value, path)
    const read: Record<string, unknown> = {}
    for (const [field, shape] of known) {
      const found = Object.hasOwn(given, field) ? given[field] : undefined
      if (typeof shape === 'function') read[field] = shape(found, `${path}.${field}`)
      else if (found !== undefined) read[field] = shape.optional(found, `${path}.${field}`)
    }
    return read as Type
  }
}

function requireObject(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse(path, 'an object')
  }
  return value as Record<string, unknown>
}

function readText(value: unknown, path: string, atMost: number): string {
  if (typeof value !== 'string') return refuse(path, 'text')
  return value.length > atMost ? refuse(path, `at most ${atMost} characters`) : value
}

function refuse(path: string, expected: string): never {
  throw new ShapeError(`${path} should be ${expected}`)
}
