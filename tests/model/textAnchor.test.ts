import { array, assert, constantFrom, nat, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAnchor, findAnchor } from '../../src/model/textAnchor.ts'

const text =
  'The ward is loud at night. Nobody had asked why. The loudest thing is a bin, and bins can be ' +
  'changed. Nobody had asked why. So two were changed, and people slept.'

function anchorOf(words: string, from = 0) {
  const start = text.indexOf(words, from)
  return createAnchor(text, { start, end: start + words.length })
}

function found(edited: string, anchor: ReturnType<typeof anchorOf>): string | undefined {
  const span = findAnchor(edited, anchor)
  return span && edited.slice(span.start, span.end)
}

describe('a passage', () => {
  it('is found where it was', () => {
    const start = text.indexOf('The loudest')
    const anchor = createAnchor(text, { start, end: start + 20 })
    expect(findAnchor(text, anchor)).toEqual({ start, end: start + 20 })
  })

  it('is found again after the text around it was edited', () => {
    const anchor = anchorOf('The loudest thing is a bin')
    const edited = `A new beginning, and a long one. ${text.replace('Nobody had asked why. ', '')}`
    expect(found(edited, anchor)).toBe('The loudest thing is a bin')
  })

  it('that stands there twice is told apart by what is around it, whatever comes before', () => {
    const second = text.indexOf('Nobody', text.indexOf('Nobody') + 1)
    const anchor = anchorOf('Nobody had asked why.', second)
    const edited = `${'Much was added here. '.repeat(9)}${text}`
    expect(findAnchor(edited, anchor)?.start).toBe(edited.lastIndexOf('Nobody'))
  })

  it('whose middle was edited is what lies between its first and last words', () => {
    const anchor = anchorOf('The loudest thing is a bin, and bins can be changed.')
    const edited = text.replace('is a bin, and', 'is a metal bin with a lid, and')
    expect(found(edited, anchor)).toBe(
      'The loudest thing is a metal bin with a lid, and bins can be changed.',
    )
  })

  it('of which half is left is that half', () => {
    const anchor = anchorOf('So two were changed, and people slept.')
    const edited = text.replace(', and people slept.', '; then the lights were seen to.')
    expect(found(edited, anchor)).toMatch(/^So two were chan/)
  })

  it('that is gone is not found', () => {
    expect(findAnchor('Something else altogether stands here.', anchorOf('people slept'))).toBe(
      undefined,
    )
    expect(findAnchor('', anchorOf('people slept'))).toBe(undefined)
  })

  it('is found whatever sentences are put before and behind its own', () => {
    const sentence = constantFrom(
      'One more line. ',
      'Nobody had asked why. ',
      'The ward is quiet. ',
    )
    assert(
      property(array(sentence), array(sentence), nat(40), (before, after, from) => {
        const own = 'The loudest thing is a bin, and bins can be changed. '
        const whole = `${before.join('')}${own}${after.join('')}`
        const words = own.slice(from, from + 12)
        const start = before.join('').length + from
        const anchor = createAnchor(whole, { start, end: start + words.length })
        expect(findAnchor(`New. ${whole}`, anchor)).toEqual({
          start: start + 5,
          end: start + 5 + words.length,
        })
      }),
    )
  })
})
