import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTexts, type TextChange } from '../../src/ui/post/compareTexts.ts'

/** `a [-old-] {+new+}`, and the number of paragraphs that are the same. */
function show(changes: readonly TextChange[]): (string | number)[] {
  const marks = { same: ['', ''], added: ['{+', '+}'], removed: ['[-', '-]'] } as const
  return changes.map((change) =>
    change.kind === 'same'
      ? change.count
      : change.parts.map(({ kind, text }) => marks[kind].join(text)).join(''),
  )
}

describe('compareTexts', () => {
  it('finds nothing where nothing has changed', () => {
    expect(show(compareTexts(['One.', 'Two.'], ['One.', 'Two.']))).toEqual([2])
  })

  it('marks words in a paragraph that is much as it was', () => {
    const before = ['Start.', 'The ward opens at nine on every day of the week.', 'End.']
    const after = ['Start.', 'The ward opens at ten on every day of the week.', 'End.']
    expect(show(compareTexts(before, after))).toEqual([
      1,
      'The ward opens at [-nine-]{+ten+} on every day of the week.',
      1,
    ])
  })

  it('takes a paragraph that has little left of it for another one', () => {
    expect(show(compareTexts(['Lamps are lit by hand.'], ['Nothing here is as it was.']))).toEqual([
      '[-Lamps are lit by hand.-]',
      '{+Nothing here is as it was.+}',
    ])
  })

  it('shows paragraphs that came and went where they stood', () => {
    expect(show(compareTexts(['A.', 'B.', 'C.'], ['A.', 'C.', 'D.']))).toEqual([
      1,
      '[-B.-]',
      1,
      '{+D.+}',
    ])
  })

  it('loses nothing of either text', () => {
    const texts = array(constantFrom('one two three', 'one two four', 'five', 'six seven'))
    assert(
      property(texts, texts, (before, after) => {
        const changes = compareTexts(before, after)
        expect(rebuild(changes, before, 'removed')).toEqual(after)
        expect(rebuild(changes, after, 'added')).toEqual(before)
      }),
    )
  })
})

/** One text from the other one and the changes, without the parts that it does not have. */
function rebuild(
  changes: readonly TextChange[],
  other: readonly string[],
  without: 'added' | 'removed',
): string[] {
  let at = 0
  return changes.flatMap((change) => {
    if (change.kind === 'same') return other.slice(at, (at += change.count))
    const { parts } = change
    if (parts.some(({ kind }) => kind === 'same' || kind === without)) at++
    const left = parts.filter(({ kind }) => kind !== without)
    return left.length > 0 ? [left.map(({ text }) => text).join('')] : []
  })
}
