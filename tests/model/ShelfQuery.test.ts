import { describe, expect, it } from 'vitest'
import { summariseBookmark } from '../../src/model/Bookmark.ts'
import { blankNote, type ShelfNote } from '../../src/model/ShelfNote.ts'
import { viewShelf, wholeShelf, type ShelfQuery } from '../../src/model/ShelfQuery.ts'
import { createPost } from '../factories/post.ts'

function bookmark(title: string, savedAt: string, words = 500) {
  const post = createPost({ title, words })
  return summariseBookmark({ id: title, savedAt, post, authors: [], images: [] })
}

function note(id: string, fields: Partial<ShelfNote>): [string, ShelfNote] {
  return [id, { ...blankNote(id), ...fields }]
}

const bookmarks = [
  bookmark('Beech', '2026-05-03', 900),
  bookmark('Ash', '2026-05-02', 100),
  bookmark('Cedar', '2026-05-01', 100),
]
const notes = new Map([
  note('Ash', { place: 'finished', labels: ['Ward', 'cite'] }),
  note('Cedar', { place: 'in-progress', labels: ['ward'] }),
])

function view(query: Partial<ShelfQuery>, found?: ReadonlySet<string>) {
  return viewShelf({ bookmarks, notes, found }, { ...wholeShelf, ...query })
}

function titles(query: Partial<ShelfQuery>, found?: ReadonlySet<string>): string[] {
  return view(query, found).items.map(({ id }) => id)
}

describe('viewShelf', () => {
  it.each([
    ['saved', ['Beech', 'Ash', 'Cedar']],
    ['oldest', ['Cedar', 'Ash', 'Beech']],
    ['title', ['Ash', 'Beech', 'Cedar']],
    ['shortest', ['Ash', 'Cedar', 'Beech']],
  ] as const)('orders by %s', (order, expected) => {
    expect(titles({ order })).toEqual(expected)
  })

  it('puts the largest first', () => {
    const large = { ...bookmarks[2]!, bytes: 1_000_000 }
    const all = viewShelf(
      { bookmarks: [...bookmarks, large], notes },
      { ...wholeShelf, order: 'largest' },
    )
    expect(all.items[0]!.id).toBe('Cedar')
  })

  it('takes what has no note for something to be read', () => {
    expect(titles({ place: 'to-read' })).toEqual(['Beech'])
    expect(titles({ place: 'finished' })).toEqual(['Ash'])
  })

  it('counts each place among what the words and the label leave', () => {
    expect(view({}).placeCounts).toEqual({ 'to-read': 1, 'in-progress': 1, finished: 1 })
    const narrowed = view({ place: 'finished', label: 'ward' }, new Set(['Ash', 'Beech']))
    expect(narrowed.placeCounts).toEqual({ 'to-read': 0, 'in-progress': 0, finished: 1 })
    expect(narrowed.count).toBe(1)
  })

  it('knows a label in any capitals, and lists each once', () => {
    expect(titles({ label: 'WARD' })).toEqual(['Ash', 'Cedar'])
    expect(view({ label: 'cite' }).labels).toEqual(['cite', 'ward'])
  })
})
