import { describe, expect, it } from 'vitest'
import { analyzerFor } from '../../../src/search/analysis/analyzerFor.ts'

const english = analyzerFor('en-GB')

function wordsOf(text: string, language = 'en'): string[] {
  return analyzerFor(language)
    .tokenize(text)
    .map(({ word }) => word)
}

function termOf(word: string): string | undefined {
  return english.tokenize(word)[0]?.term
}

it.each([
  ['Pilots, PILOTS!', ['pilots', 'pilots']],
  ['Café cafe\u0301 naïve', ['cafe', 'cafe', 'naive']],
  ['Größe Łukasz Søren Ævar', ['grosse', 'lukasz', 'soren', 'aevar']],
  ["patient’s patient's patients’", ['patient', 'patient', 'patients']],
  ['don’t O’Hara', ['dont', 'ohara']],
  ['co-design', ['codesign', 'co', 'design']],
  ['COVID-19', ['covid19', 'covid', '19']],
  ['state-of-the-art', ['stateoftheart', 'state', 'of', 'the', 'art']],
  ['e‑mail', ['email', 'e', 'mail']],
  ['2019-20', ['2019', '20']],
  ['1,000 and 3.5, 2.', ['1000', 'and', '3.5', '2']],
  ['A&E R&D, fish&chips', ['a&e', 'r&d', 'fish', 'chips']],
  ['the N.H.S. (e.g. NHS)', ['the', 'nhs', 'eg', 'nhs']],
  ['end.Next and,or', ['end', 'next', 'and', 'or']],
  ['https://a.example/b', ['https', 'a', 'example', 'b']],
  ['ﬁrst', ['first']],
  ['👩‍⚕️ … — !', []],
  ['', []],
])('takes %j apart into %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words)
})

describe('words of scripts without spaces', () => {
  it.each([
    ['日本語を勉強する', 'en', ['日本語', 'を', '勉強', 'する']],
    ['กินข้าว', 'th', ['กิน', 'ข้าว']],
    ['한국어 공부', 'ko', ['한국어', '공부']],
  ])('are found in %j', (text, language, words) => {
    expect(wordsOf(text, language)).toEqual(words)
  })
})

it('separates what French ties together with an apostrophe', () => {
  expect(wordsOf('l’été aujourd’hui', 'fr-CA')).toEqual(['l', 'ete', 'aujourd', 'hui'])
})

describe('places', () => {
  it('are those of the text as it is written', () => {
    const text = '“Café’s” – 👩‍⚕️ Größe, co-design.'
    const places = english.tokenize(text).map(({ start, end }) => text.slice(start, end))
    expect(places).toEqual(['Café’s', 'Größe', 'co-design', 'co', 'design'])
  })

  it('count words, a compound at the place of its first part', () => {
    const positions = english
      .tokenize('a co-design day')
      .map(({ word, position, isCompound }) => [word, position, isCompound ?? false])
    expect(positions).toEqual([
      ['a', 0, false],
      ['codesign', 1, true],
      ['co', 1, false],
      ['design', 2, false],
      ['day', 3, false],
    ])
  })
})

describe('British spelling', () => {
  it.each([
    ['organisation', 'organization'],
    ['realised', 'realized'],
    ['analysing', 'analyzing'],
    ['colourful', 'colorful'],
    ['behavioural', 'behavioral'],
    ['centres', 'centers'],
    ['catalogue', 'catalog'],
    ['travelling', 'traveling'],
    ['remodelled', 'remodeled'],
    ['anaesthetised', 'anesthetized'],
    ['haemoglobin', 'hemoglobin'],
    ['leukaemia', 'leukemia'],
    ['oestrogen', 'estrogen'],
    ['programme', 'program'],
    ['ageing', 'aging'],
  ])('is American: %s is %s', (british, american) => {
    expect(wordsOf(british)).toEqual([american])
    expect(wordsOf(american)).toEqual([american])
  })

  it.each(
    `advise advised exercise exercising our four hour wise otherwise promise precise noise raised
    supervised analysis crises troubadour discourage rogue called filling installed selling here
    there academia poetry does parameter contour tournament`.split(/\s+/),
  )('does not touch %s', (word) => {
    expect(wordsOf(word)).toEqual([word])
  })

  it.each([
    ['organis', 'organiz'],
    ['colou', 'colo'],
    ['centr', 'center'],
    ['travell', 'travel'],
    ['paed', 'ped'],
  ])('is known before it is typed to its end: %s may become %s', (typed, beginning) => {
    expect(english.prefixesOf(typed)).toEqual(expect.arrayContaining([typed, beginning]))
  })
})

describe('English words', () => {
  it.each([
    ['evaluate', 'evaluations'],
    ['policy', 'policies'],
    ['organisation', 'organize'],
    ['midwife', 'midwives'],
    ['child', 'children'],
    ['analysis', 'analyses'],
  ])('of one stem are one term: %s, %s', (one, other) => {
    expect(termOf(one)).toBe(termOf(other))
  })

  it('with digits or signs are not stemmed', () => {
    expect(['b52s', 'a&e', '3.5'].map(termOf)).toEqual(['b52s', 'a&e', '3.5'])
  })

  it('say nothing where every text has them', () => {
    expect(['the', 'which', 'pilot', 'who', 'us'].map(english.isStopWord)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })
})

it('has one analyzer for all languages that are treated alike, and says so by its id', () => {
  expect(analyzerFor()).toBe(analyzerFor('en-US'))
  expect(analyzerFor('de')).toBe(analyzerFor('sv'))
  expect(new Set(['en', 'de', 'fr'].map((language) => analyzerFor(language).id)).size).toBe(3)
  expect(wordsOf('Evaluationen', 'de')).toEqual(['evaluationen'])
})
