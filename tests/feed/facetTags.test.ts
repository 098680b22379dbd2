import { describe, expect, it } from 'vitest'
import { facetTags, type RawTag } from '../../src/feed/facetTags.ts'
import type { FacetDefinition } from '../../src/model/Site.ts'

const audience: FacetDefinition = {
  id: 'audience',
  label: 'Audience',
  from: ['audiences', 'post_audience'],
  values: ['Patients and public', 'Commissioners'],
  takesOtherTags: false,
}
const topic: FacetDefinition = {
  id: 'topic',
  label: 'Topic',
  from: ['topics'],
  values: [],
  takesOtherTags: true,
}

function file(raw: readonly RawTag[], facets: readonly FacetDefinition[] = [audience, topic]) {
  return facetTags(raw, facets).map(({ facet, name }) => `${facet}: ${name}`)
}

describe('a tag with a scheme', () => {
  it('goes to the facet that reads from that scheme', () => {
    expect(file([{ scheme: 'post_audience', name: 'Nurses' }])).toEqual(['audience: Nurses'])
  })

  it('goes nowhere when no facet reads from it', () => {
    expect(file([{ scheme: 'series', name: 'Commissioners' }])).toEqual([])
  })
})

describe('a plain tag', () => {
  it('goes to the facet that lists it', () => {
    expect(file([{ name: 'Commissioners' }])).toEqual(['audience: Commissioners'])
  })

  it('goes to the facet that takes other tags when none lists it', () => {
    expect(file([{ name: 'Procurement' }])).toEqual(['topic: Procurement'])
  })

  it('goes nowhere when no facet takes other tags', () => {
    expect(file([{ name: 'Procurement' }], [audience])).toEqual([])
  })
})

describe('spelling', () => {
  it('is the site file’s where it lists the tag', () => {
    expect(file([{ name: 'patients & public' }])).toEqual(['audience: Patients and public'])
  })

  it('is the first one met where case, accents or punctuation differ', () => {
    expect(file([{ name: 'Café Talks' }, { name: 'cafe talks' }, { name: 'CAFE-TALKS' }])).toEqual([
      'topic: Café Talks',
    ])
  })

  it('of nothing but signs makes no tag', () => {
    expect(file([{ name: '***' }, { name: '' }])).toEqual([])
  })

  it('keeps apart words that differ only in the vowel signs of their script', () => {
    expect(file([{ name: 'का' }, { name: 'की' }])).toHaveLength(2)
  })
})

it('lets one name stand under two facets', () => {
  expect(file([{ scheme: 'audiences', name: 'Research' }, { name: 'Research' }])).toEqual([
    'audience: Research',
    'topic: Research',
  ])
})
