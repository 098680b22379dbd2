import { describe, expect, it } from 'vitest'
import { openLibrary } from '../../src/library/openLibrary.ts'
import type { ShelfNote } from '../../src/model/ShelfNote.ts'

const name = 'lectern-library:/'
const at = '2026-05-03T10:00:00.000Z'

async function notesOf(library = openLibrary(name)): Promise<ReadonlyMap<string, ShelfNote>> {
  const outcome = await library.notes.list()
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`)
  return outcome.value
}

describe('what is noted of kept posts', () => {
  it('is blank until something is noted, and then changes in part', async () => {
    const { notes } = openLibrary(name)
    await notes.change(['a'], () => ({ place: 'finished' }), at)
    await notes.change(['a'], ({ labels }) => ({ labels: [...labels, 'ward'] }), at)
    expect(await notesOf()).toEqual(
      new Map([['a', { id: 'a', place: 'finished', labels: ['ward'], note: '', changedAt: at }]]),
    )
  })

  it('changes for many posts at once, each from what it was', async () => {
    const { notes } = openLibrary(name)
    await notes.change(['a'], () => ({ labels: ['old'] }), at)
    await notes.change(['a', 'b'], ({ labels }) => ({ labels: [...labels, 'new'] }), at)
    const kept = await notesOf()
    expect(kept.get('a')?.labels).toEqual(['old', 'new'])
    expect(kept.get('b')?.labels).toEqual(['new'])
  })

  it('has each label once, without needless spaces, and none that is empty or a page long', async () => {
    const labels = [' To  cite ', 'to cite', '', '  ', 'x'.repeat(300)]
    await openLibrary(name).notes.change(['a'], () => ({ labels }), at)
    expect((await notesOf()).get('a')?.labels).toEqual(['To cite', 'x'.repeat(60)])
  })

  it('is all kept or not at all', async () => {
    const { notes } = openLibrary(name)
    const outcome = await notes.change(
      ['a', 'b'],
      ({ id }) => {
        if (id === 'b') throw new Error('no')
        return { note: 'half' }
      },
      at,
    )
    expect(outcome).toEqual({ ok: false, refusal: 'failed' })
    expect((await notesOf()).size).toBe(0)
  })

  it('goes with a post whose thirty days are over', async () => {
    const library = openLibrary(name)
    await library.notes.change(['a'], () => ({ note: 'Mine' }), at)
    await library.bookmarks.purge()
    expect((await notesOf()).size).toBe(1)
  })
})
