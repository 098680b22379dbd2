import { expect, it } from 'vitest'
import { headingAnchors } from '../../src/model/headingAnchors.ts'

it.each([
  [['Why it matters'], ['section-why-it-matters']],
  [
    ['Step', 'Step', 'Step'],
    ['section-step', 'section-step-2', 'section-step-3'],
  ],
  [
    ['Step', 'Step 2', 'Step'],
    ['section-step', 'section-step-2', 'section-step-3'],
  ],
  [
    ['Step', 'Step', 'Step 2'],
    ['section-step', 'section-step-2', 'section-step-2-2'],
  ],
  [
    ['???', '!'],
    ['section-untitled', 'section-untitled-2'],
  ],
  [['見出し'], ['section-見出し']],
  [[], []],
])('of %j are %j', (headings, anchors) => {
  expect(headingAnchors(headings)).toEqual(anchors)
})

it('are unique whatever the headings are', () => {
  const headings = ['A', 'A 2', 'A', 'A 2', 'A-3', 'a', 'A 2 2', 'A', '', '?', 'untitled']
  expect(new Set(headingAnchors(headings)).size).toBe(headings.length)
})
