import { describe, expect, it } from 'vitest'
import { groupHighlights, searchHighlights } from '../../src/model/arrangeHighlights.ts'
import { findPassage } from '../../src/model/findPassage.ts'
import { createAnchor } from '../../src/model/textAnchor.ts'
import { createHighlight } from '../factories/highlight.ts'
import { createPost } from '../factories/post.ts'

const text =
  'The ward is loud at night. Nobody had asked why. The loudest thing is a bin, and bins can be ' +
  'changed. So two were changed, and people slept. In the morning they said so, which nobody had ' +
  'done before.'

function anchorOf(words: string) {
  const start = text.indexOf(words)
  return createAnchor(text, { start, end: start + words.length })
}

function found(edited: string, words: string): string | undefined {
  const passage = findPassage(edited, anchorOf(words))
  return (
    passage &&
    `${passage.isWhole ? '' : 'edited: '}${edited.slice(passage.span.start, passage.span.end)}`
  )
}

describe('a passage that was marked', () => {
  const bins = 'The loudest thing is a bin, and bins can be changed.'

  it.each([
    ['where it was', text],
    ['where it was moved', `${'Much was added. '.repeat(9)}${bins} ${text.replace(bins, '')}`],
    ['where all around it is new', `It began elsewhere. ${bins} It ended elsewhere.`],
  ])('is found %s', (_where, edited) => {
    expect(found(edited, bins)).toBe(bins)
  })

  it('is found where some of its words were edited, and said not to be whole', () => {
    const edited = text.replace('is a bin, and', 'is a metal bin, and')
    expect(found(edited, bins)).toBe(
      'edited: The loudest thing is a metal bin, and bins can be changed.',
    )
  })

  it.each([
    ['the words are gone', text.replace(bins, '')],
    [
      'only a beginning like it is left',
      text.replace(bins, 'The loudest tap was mended long ago.'),
    ],
    ['the text is another', 'Something else altogether stands here.'],
    ['there is no text', ''],
  ])('is not found where %s', (_where, edited) => {
    expect(found(edited, bins)).toBeUndefined()
  })

  it('of a word is not taken for the same word elsewhere', () => {
    expect(found(text, 'people')).toBe('people')
    expect(found(text.replace('So two', 'So, in spring, two'), 'people')).toBe('people')
    expect(found('Other people came, of whom nothing is known.', 'people')).toBeUndefined()
  })

  it('of a word that is the whole text is found', () => {
    const anchor = createAnchor('Lamps', { start: 0, end: 5 })
    expect(findPassage('Lamps', anchor)).toEqual({ span: { start: 0, end: 5 }, isWhole: true })
  })
})

it('groups passages by post, the post marked last first, in the order of its text', () => {
  const later = '2026-05-03T10:00:00.000Z'
  const post = createPost({ title: 'Buying together' })
  const at = (share: number) => ({ ...createHighlight().anchor, share })
  const groups = groupHighlights([
    createHighlight({ id: 'a', post }),
    createHighlight({ id: 'b', anchor: at(0.9) }),
    createHighlight({ id: 'c', anchor: at(0.1), createdAt: later }),
  ])
  expect(
    groups.map(({ post: { title }, highlights }) => [title, highlights.map(({ id }) => id)]),
  ).toEqual([
    ['Quiet wards', ['c', 'b']],
    ['Buying together', ['a']],
  ])
})

it('finds highlights by all the words in passage, note and title', () => {
  const highlights = [createHighlight(), createHighlight({ id: 'b', note: 'Ask Zoë, twice.' })]
  const idsWith = (words: string) => searchHighlights(highlights, words).map(({ id }) => id)
  expect(idsWith('')).toEqual(['h1', 'b'])
  expect(idsWith('WARD slep')).toEqual(['h1', 'b'])
  expect(idsWith('zoe quiet')).toEqual(['b'])
  expect(idsWith('lept')).toEqual([])
})
