import type { PostSummary } from '../../model/Post.ts'
import type { FacetDefinition } from '../../model/Site.ts'
import { facetValues, type FacetValue } from '../facets.ts'
import { listFacets } from '../listFacets.ts'
import type { FacetListing } from '../SearchCorpus.ts'
import { createByteWriter } from './ByteWriter.ts'
import type { Piece } from './createShardWriter.ts'
import { pieceNames, sliceSize } from './pieceNames.ts'
import type { ShardHead } from './ShardHead.ts'

/** What posts are filed under, when they were published and what they are called, column by column. */
export interface ColumnWriter {
  /** @param version  tells this version of the post from others */
  add(post: PostSummary, version: string): void
  dates(): Iterable<Pick<PostSummary, 'published'>>
  finish(): Generator<Piece, { listings: readonly FacetListing[]; undated: ShardHead['undated'] }>
}

const dayMs = 86_400_000

/** Days are counted from here, so that no number is below 0. */
const firstDay = Date.parse('0000-01-01T00:00:00Z') / dayMs

export function createColumnWriter(facets: readonly FacetDefinition[]): ColumnWriter {
  /** Each value once, however many posts have it. */
  const known = new Map<string, FacetValue>()
  const values: (readonly (readonly [string, readonly FacetValue[]])[])[] = []
  const days: (string | undefined)[] = []
  const ids: string[] = []
  const versions: string[] = []

  function shared(facet: string, value: FacetValue): FacetValue {
    const key = JSON.stringify([facet, value.slug, value.name])
    const first = known.get(key) ?? value
    known.set(key, first)
    return first
  }

  function* writeSlices(
    nameOf: (slice: number) => string,
    write: (out: ReturnType<typeof createByteWriter>, place: number) => void,
  ): Generator<Piece> {
    for (let start = 0; start < ids.length; start += sliceSize) {
      const out = createByteWriter(sliceSize)
      const end = Math.min(ids.length, start + sliceSize)
      for (let place = start; place < end; place++) write(out, place)
      yield { name: nameOf(start / sliceSize), bytes: out.finish() }
    }
  }

  function* writeFacet({ id, values: all }: FacetListing, facet: number): Generator<Piece> {
    const numbers = new Map(all.map(({ slug }, number) => [slug, number]))
    yield* writeSlices(
      (slice) => pieceNames.facet(facet, slice),
      (out, place) => {
        const own = values[place]!.find(([other]) => other === id)?.[1] ?? []
        out.number(own.length)
        for (const { slug } of own) out.number(numbers.get(slug)!)
      },
    )
  }

  return {
    add: (post, version) => {
      values.push(
        Array.from(facetValues(post), ([facet, own]) => [
          facet,
          own.map((value) => shared(facet, value)),
        ]),
      )
      days.push(post.published?.slice(0, 10))
      ids.push(post.id)
      versions.push(version)
    },
    dates: () => days.map((published) => (published === undefined ? {} : { published })),
    *finish() {
      const listings = listFacets(facets, values.toReversed())
      for (const [facet, listing] of listings.entries()) {
        yield { name: pieceNames.values(facet), bytes: encodeJson(listing.values) }
        yield* writeFacet(listing, facet)
      }
      yield* writeSlices(pieceNames.days, (out, place) => {
        const day = days[place]
        out.number(day === undefined ? 0 : dayNumber(day))
      })
      yield* writeTexts(pieceNames.ids, ids)
      yield* writeTexts(pieceNames.revisions, versions)
      return { listings, undated: undatedRanges(days) }
    },
  }
}

const encoder = new TextEncoder()

/** Plain data as the bytes of its JSON. */
export function encodeJson(data: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(data))
}

function* writeTexts(
  nameOf: (slice: number) => string,
  texts: readonly string[],
): Generator<Piece> {
  for (let start = 0; start < texts.length; start += sliceSize) {
    const own = texts.slice(start, start + sliceSize)
    yield { name: nameOf(start / sliceSize), bytes: encodeJson(own) }
  }
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs - firstDay
}

/** @param number  as the column of days has it */
export function dayOfNumber(number: number): string | undefined {
  if (number === 0) return undefined
  return new Date((number + firstDay) * dayMs).toISOString().slice(0, 10)
}

function undatedRanges(days: readonly (string | undefined)[]): [number, number][] {
  const ranges: [number, number][] = []
  for (const [place, day] of days.entries()) {
    if (day !== undefined) continue
    const last = ranges.at(-1)
    if (last?.[1] === place) last[1] = place + 1
    else ranges.push([place, place + 1])
  }
  return ranges
}
