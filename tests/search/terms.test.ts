import { describe, expect, it } from 'vitest'
import { tokenize } from '../../src/search/terms.ts'

it.each([
  ['Pilots, pilots; PILOTS!', ['pilots', 'pilots', 'pilots']],
  ['Café Größe naïve', ['cafe', 'große', 'naive']],
  ['cafe\u0301', ['cafe']],
  ["patient’s patient's patients’", ['patient', 'patient', 'patients']],
  ["don’t won't O’Hara", ['dont', 'wont', 'ohara']],
  ['follow-up co-design', ['follow', 'up', 'co', 'design']],
  ['COVID-19 in 2024', ['covid', '19', 'in', '2024']],
  ['R&D, AT&T', ['r', 'd', 'at', 't']],
  ['https://a.example/b', ['https', 'a', 'example', 'b']],
  ['ﬁrst', ['first']],
  ['日本語', ['日本語']],
  ['👩‍⚕️ … — !', []],
  ['', []],
])('splits %j into %j', (text, terms) => {
  expect(tokenize(text).map(({ term }) => term)).toEqual(terms)
})

describe('where words stand', () => {
  it('is told by positions in the text as it is written', () => {
    const text = '“Café’s” – 👩‍⚕️ Größe.'
    expect(tokenize(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Café’s',
      'Größe',
    ])
  })
})
