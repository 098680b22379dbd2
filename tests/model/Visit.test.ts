import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knowMore, newSince, visitAt, type NewestPosts, type Visit } from '../../src/model/Visit.ts'

const minute = (minutes: number) => new Date(Date.UTC(2026, 4, 3, 10, minutes)).toISOString()
const day = (number: number) => `2026-04-${String(number).padStart(2, '0')}T09:00:00Z`

function newest(days: readonly number[], isAll = true): NewestPosts {
  return { posts: days.map((number) => ({ id: `p${number}`, published: day(number) })), isAll }
}

describe('a visit', () => {
  const known = knowMore(undefined, newest([2, 1]))

  it('is the first where there was none, and nothing is new on it', () => {
    expect(visitAt(undefined, minute(0))).toEqual({ presentAt: minute(0) })
  })

  it('goes on for half an hour without a page in sight', () => {
    const visit: Visit = { presentAt: minute(0), known }
    expect(visitAt(visit, minute(30))).toEqual({ presentAt: minute(30), known })
  })

  it('is another after that, with what was known at the end of the one before', () => {
    const visit: Visit = { presentAt: minute(0), known }
    expect(visitAt(visit, minute(31))).toEqual({
      presentAt: minute(31),
      known,
      before: { endedAt: minute(0), known },
    })
  })

  it('is another where the clock was put back', () => {
    expect(visitAt({ presentAt: minute(90), known }, minute(0)).before?.endedAt).toBe(minute(90))
  })

  it('on which nothing could be read leaves the one before as it was', () => {
    const before = { endedAt: minute(0), known }
    const visit: Visit = { presentAt: minute(60), before }
    expect(visitAt(visit, minute(200))).toEqual({ presentAt: minute(200), before })
  })
})

describe('new', () => {
  it('is what was not known, whatever its date', () => {
    const known = knowMore(undefined, newest([20, 10, 2]))
    expect(newSince(known, newest([21, 20, 10, 5, 2]))).toEqual(['p21', 'p5'])
  })

  it('is nothing that came back after it was withdrawn', () => {
    const known = knowMore(knowMore(undefined, newest([20, 10, 2])), newest([20, 2]))
    expect(newSince(known, newest([20, 10, 2]))).toEqual([])
  })

  it('is no older post that comes into sight when newer ones are withdrawn', () => {
    const known = knowMore(undefined, newest([20, 19, 18], false))
    expect(newSince(known, newest([20, 17, 16], false))).toEqual([])
  })

  it('is a post without a date only where all posts were known', () => {
    const undated: NewestPosts = { posts: [{ id: 'x' }], isAll: true }
    expect(newSince(knowMore(undefined, newest([2])), undated)).toEqual(['x'])
    expect(newSince(knowMore(undefined, newest([2], false)), undated)).toEqual([])
  })

  it('is told by the moment and not by how it is written', () => {
    const known = knowMore(undefined, newest([2], false))
    const written = [{ id: 'same', published: '2026-04-02T11:00:00+02:00' }]
    expect(newSince(known, { posts: written, isAll: false })).toEqual([])
  })

  const editions = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1 }).map((days) =>
    newest(
      days.toSorted((a, b) => b - a),
      true,
    ),
  )

  it('is never what has been seen, however editions follow each other', () => {
    fc.assert(
      fc.property(fc.array(editions, { minLength: 1 }), editions, (seen, next) => {
        const known = seen.reduce<ReturnType<typeof knowMore> | undefined>(knowMore, undefined)!
        const ids = new Set(seen.flatMap(({ posts }) => posts.map(({ id }) => id)))
        expect(newSince(known, next)).toEqual(
          next.posts.map(({ id }) => id).filter((id) => !ids.has(id)),
        )
      }),
    )
  })

  it('needs no more room when there is more to know', () => {
    const many = Array.from({ length: 50 }, (_, at) =>
      Array.from({ length: 100 }, (_post, post) => ({ id: `${at}-${post}`, published: day(1) })),
    )
    const known = many.reduce<ReturnType<typeof knowMore> | undefined>(
      (before, posts) => knowMore(before, { posts, isAll: false }),
      undefined,
    )
    expect(known!.ids).toHaveLength(300)
    expect(known!.ids[0]).toBe('49-0')
  })
})
