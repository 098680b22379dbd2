import { describe, expect, it } from 'vitest'
import { facetIds, facetValues } from '../../src/search/facets.ts'
import { createPostSummary, createTag } from '../factories/post.ts'

describe('the facet values of a post', () => {
  it('are its tags by facet, its authors, year and length', () => {
    const post = createPostSummary({
      tags: [createTag('type', 'News'), createTag('topic', 'Data'), createTag('topic', 'AI')],
      authors: [{ slug: 'ann', name: 'Ann' }],
      published: '2024-12-31T23:30:00-05:00',
      words: 1_000,
    })
    expect(Object.fromEntries(facetValues(post))).toEqual({
      type: [{ slug: 'news', name: 'News' }],
      topic: [
        { slug: 'data', name: 'Data' },
        { slug: 'ai', name: 'AI' },
      ],
      author: [{ slug: 'ann', name: 'Ann' }],
      year: [{ slug: '2024', name: '2024' }],
      length: [{ slug: 'medium', name: '' }],
    })
  })

  it('have no year where the post has no date', () => {
    const { published: _published, ...undated } = createPostSummary()
    expect(facetValues(undated).has('year')).toBe(false)
  })

  it.each([
    [0, 'short'],
    [832, 'short'],
    [833, 'medium'],
    [1_784, 'medium'],
    [1_785, 'long'],
    [50_000, 'long'],
  ])('say of %i words that the post is %s', (words, slug) => {
    expect(facetValues(createPostSummary({ words })).get('length')).toEqual([{ slug, name: '' }])
  })
})

it('lists the site’s own facets before the built-in ones', () => {
  const theme = { id: 'theme', label: 'Theme', from: [], values: [], takesOtherTags: false }
  expect(facetIds([theme])).toEqual(['theme', 'source', 'author', 'year', 'length'])
})
