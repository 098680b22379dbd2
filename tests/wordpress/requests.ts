import { expect } from './reader.ts'
import type { Exchange } from './WordPress.ts'

/** What a browser sends by itself with the simplest request; anything else would need a preflight. */
const plainHeaders =
  /^(?:host|connection|accept(?:-encoding|-language)?|cache-control|pragma|origin|referer|user-agent|sec-.*)$/

/**
 * The requests of a check: simple ones, together small, and none for posts that are known.
 */
export function expectModest(exchanges: readonly Exchange[]): void {
  expect(exchanges.length).toBeGreaterThan(0)
  expect(exchanges.map(({ address }) => address).filter(isOfWholeCollection)).toEqual([])
  expect(exchanges.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(60_000)
  expectSimple(exchanges)
}

/** Nothing was asked that a browser has to ask leave for first. */
export function expectSimple(exchanges: readonly Exchange[]): void {
  expect(new Set(exchanges.map(({ method }) => method))).toEqual(new Set(['GET']))
  const names = exchanges.flatMap(({ headers }) => Object.keys(headers))
  expect(names.filter((name) => !plainHeaders.test(name))).toEqual([])
}

/** Ids alone are a dozen bytes a post. */
function isOfWholeCollection(address: string): boolean {
  const { searchParams } = new URL(address, 'http://wordpress.example')
  const isOfSome = searchParams.has('modified_after') || searchParams.has('include')
  return !isOfSome && searchParams.get('_fields') !== 'id'
}
