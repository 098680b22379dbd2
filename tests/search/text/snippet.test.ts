import { describe, expect, it } from 'vitest'
import { emptyQuery } from '../../../src/model/SearchQuery.ts'
import { createMarker, type Marker } from '../../../src/search/text/createMarker.ts'
import { readQuery } from '../../../src/search/query/readQuery.ts'
import {
  findSnippet,
  markTitle,
  type Snippet,
  type TextPart,
} from '../../../src/search/text/snippet.ts'
import { buildCorpus, createTextPost } from '../buildCorpus.ts'

const corpus = buildCorpus([
  createTextPost({ id: 'known' }, 'pilot pilots ward bins quiet wards thing lead café b'),
])

/** The mark of each word and phrase that the words hold. */
function markerOf(words: string): Marker {
  return createMarker(corpus.index, readQuery(corpus, { ...emptyQuery, words }).text)
}

/** Marks in square brackets. */
function written(parts: readonly TextPart[] | undefined): string | undefined {
  return parts?.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('')
}

function snippetOf(text: string, words: string): string | undefined {
  return written(findSnippet([{ text }], markerOf(words))?.parts)
}

const filler = (words: number) => Array.from({ length: words }, (_, at) => `w${at}`).join(' ')

describe('marks', () => {
  it.each([
    ['A pilot, two Pilots', 'pilot', 'A [pilot], two [Pilots]'],
    ['PILOT', 'pilot', '[PILOT]'],
    ['The café’s menu', 'cafe', 'The [café’s] menu'],
    ['The cafe', 'café', 'The [cafe]'],
    ['pilot pilot', 'pilot', '[pilot] [pilot]'],
    ['copilot', 'pilot', 'copilot'],
    ['No match', 'pilot', 'No match'],
    ['No words', '', 'No words'],
    ['a <b>', 'b', 'a <[b]>'],
    ['', 'pilot', ''],
    [
      'Quiet wards, a quiet ward, wards quiet',
      '"quiet wards"',
      '[Quiet wards], a quiet ward, wards quiet',
    ],
    ['A quiet ward, a ward', '"quiet ward" ward', 'A [quiet ward], a [ward]'],
    ['Wards without bins', 'ward -bins', '[Wards] without bins'],
    ['Bins and wards', 'bins OR ward', '[Bins] and [wards]'],
    ['The pilots', 'the pilot', 'The [pilots]'],
  ])('in %j for %j give %j', (text, words, marked) => {
    expect(written(markTitle(text, markerOf(words)))).toBe(marked)
  })

  it('stand in titles only where the words have to be there', () => {
    expect(written(markTitle('A pilot', markerOf('title:pilot')))).toBe('A [pilot]')
    expect(markerOf('title:pilot').find('A pilot')).toEqual([])
  })
})

describe('the passage', () => {
  it('is the whole of a short text, without ellipses', () => {
    expect(snippetOf('Only a pilot.', 'pilot')).toBe('Only a [pilot].')
  })

  it('has an ellipsis where the text goes on after it', () => {
    expect(snippetOf(`A pilot. ${filler(60)}`, 'pilot')).toMatch(/^A \[pilot\]\. w0 .* …$/)
  })

  it('has an ellipsis where the text began before it', () => {
    expect(snippetOf(`${filler(60)} a pilot`, 'pilot')).toMatch(/^… w\d+ .* \[pilot\]$/)
  })

  it('has both in the middle of a text', () => {
    expect(snippetOf(`${filler(60)} pilot ${filler(60)}`, 'pilot')).toMatch(/^… .*\[pilot\].* …$/)
  })

  it('is no longer than two or three lines', () => {
    const text = snippetOf(`${filler(90)} pilot ${filler(90)}`, 'pilot')!
    expect(text.length).toBeGreaterThan(200)
    expect(text.length).toBeLessThan(350)
  })

  it('begins with the sentence of the match where that is near', () => {
    expect(snippetOf(`${filler(40)}. Then came the pilot. ${filler(60)}`, 'pilot')).toMatch(
      /^… Then came the \[pilot\]\. w0/,
    )
  })

  it('is the one with the most different words, not the most words', () => {
    const text = `pilot pilot pilot pilot. ${filler(50)}. The ward of the pilot. ${filler(50)}`
    expect(snippetOf(text, 'pilot ward')).toMatch(/^… The \[ward\] of the \[pilot\]/)
  })

  it('is the first of equals', () => {
    expect(snippetOf(`One pilot. ${filler(60)}. Two pilot. ${filler(60)}`, 'pilot')).toMatch(/^One/)
  })

  it('is missing where no term stands in the text', () => {
    expect(snippetOf('Nothing of the kind', 'pilot')).toBeUndefined()
    expect(findSnippet([], markerOf('pilot'))).toBeUndefined()
  })
})

describe('the heading', () => {
  const sections = [
    { text: 'A lead about nothing.' },
    { heading: 'Step', text: 'One thing.' },
    { heading: 'Step', text: 'The pilot.' },
  ]

  function headingOf(words: string): Snippet['heading'] {
    return findSnippet(sections, markerOf(words))?.heading
  }

  it('is the one the passage stands under, with its anchor in the post', () => {
    expect(headingOf('pilot')).toEqual({ text: 'Step', anchor: 'section-step-2' })
    expect(headingOf('thing')).toEqual({ text: 'Step', anchor: 'section-step' })
  })

  it('is missing where the passage stands before any', () => {
    expect(headingOf('lead')).toBeUndefined()
  })
})
