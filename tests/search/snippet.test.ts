import { describe, expect, it } from 'vitest'
import { findSnippet, markText, type Snippet, type TextPart } from '../../src/search/snippet.ts'

/** Marks in square brackets. */
function written(parts: readonly TextPart[] | undefined): string | undefined {
  return parts?.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('')
}

function snippetOf(text: string, ...terms: string[]): string | undefined {
  return written(findSnippet([{ text }], new Set(terms))?.parts)
}

const filler = (words: number) => Array.from({ length: words }, (_, at) => `w${at}`).join(' ')

describe('marks', () => {
  it.each([
    ['A pilot, two Pilots', ['pilot'], 'A [pilot], two Pilots'],
    ['PILOT', ['pilot'], '[PILOT]'],
    ['The café’s menu', ['cafe'], 'The [café’s] menu'],
    ['pilot pilot', ['pilot'], '[pilot] [pilot]'],
    ['copilot', ['pilot'], 'copilot'],
    ['No match', ['pilot'], 'No match'],
    ['No terms', [], 'No terms'],
    ['a <b>', ['b'], 'a <[b]>'],
    ['', ['pilot'], ''],
  ])('in %j for %j give %j', (text, terms, marked) => {
    expect(written(markText(text, new Set(terms)))).toBe(marked)
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

  it('is no longer than 34 words', () => {
    const text = snippetOf(`${filler(60)} pilot ${filler(60)}`, 'pilot')!
    expect(text.match(/\w+/g)).toHaveLength(34)
  })

  it('begins with the sentence of the match where that is near', () => {
    expect(snippetOf(`${filler(40)}. Then came the pilot. ${filler(60)}`, 'pilot')).toMatch(
      /^… Then came the \[pilot\]\. w0/,
    )
  })

  it('is the one with the most different words, not the most words', () => {
    const text = `pilot pilot pilot pilot. ${filler(50)}. The ward of the pilot. ${filler(50)}`
    expect(snippetOf(text, 'pilot', 'ward')).toMatch(/^… The \[ward\] of the \[pilot\]/)
  })

  it('is the first of equals', () => {
    expect(snippetOf(`One pilot. ${filler(60)}. Two pilot. ${filler(60)}`, 'pilot')).toMatch(/^One/)
  })

  it('is missing where no term stands in the text', () => {
    expect(snippetOf('Nothing of the kind', 'pilot')).toBeUndefined()
    expect(findSnippet([], new Set(['pilot']))).toBeUndefined()
  })
})

describe('the heading', () => {
  const sections = [
    { text: 'A lead about nothing.' },
    { heading: 'Step', text: 'One thing.' },
    { heading: 'Step', text: 'The pilot.' },
  ]

  function headingOf(...terms: string[]): Snippet['heading'] {
    return findSnippet(sections, new Set(terms))?.heading
  }

  it('is the one the passage stands under, with its anchor in the post', () => {
    expect(headingOf('pilot')).toEqual({ text: 'Step', anchor: 'section-step-2' })
    expect(headingOf('thing')).toEqual({ text: 'Step', anchor: 'section-step' })
  })

  it('is missing where the passage stands before any', () => {
    expect(headingOf('lead')).toBeUndefined()
  })
})
