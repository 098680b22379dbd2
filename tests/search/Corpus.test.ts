import { describe, expect, it } from 'vitest'
import type { FacetDefinition } from '../../src/model/Site.ts'
import { createTag } from '../factories/post.ts'
import { buildCorpus, createTextPost } from './buildCorpus.ts'

const topic: FacetDefinition = {
  id: 'topic',
  label: 'Topic',
  plural: 'Topics',
  from: [],
  values: ['Beta', 'Never used', 'Alpha'],
  takesOtherTags: true,
}

function slugsOf(corpus: ReturnType<typeof buildCorpus>, id: string): string[] | undefined {
  return corpus.facets.find((facet) => facet.id === id)?.values.map(({ slug }) => slug)
}

describe('the values of a facet', () => {
  it('come in the publisher’s order, then the most used first; unused ones not at all', () => {
    const corpus = buildCorpus(
      [
        ['Rare', 'Alpha'],
        ['Often', 'Alpha'],
        ['Often', 'Beta', 'Alpha'],
      ].map((names, at) =>
        createTextPost({ id: `${at}`, tags: names.map((name) => createTag('topic', name)) }),
      ),
      [topic],
    )
    expect(slugsOf(corpus, 'topic')).toEqual(['beta', 'alpha', 'often', 'rare'])
  })

  it('are years newest first, authors by name, lengths from short to long', () => {
    const corpus = buildCorpus(
      [
        { published: '2019-01-01', words: 5_000, authors: [{ slug: 'z', name: 'Zoe' }] },
        { published: '2024-01-01', words: 1_000, authors: [{ slug: 'e', name: 'Émile' }] },
        { published: '2021-01-01', words: 10, authors: [{ slug: 'a', name: 'ann' }] },
      ].map((fields, at) => createTextPost({ id: `${at}`, ...fields })),
    )
    expect(slugsOf(corpus, 'year')).toEqual(['2024', '2021', '2019'])
    expect(slugsOf(corpus, 'author')).toEqual(['a', 'e', 'z'])
    expect(slugsOf(corpus, 'length')).toEqual(['short', 'medium', 'long'])
  })
})

it('has no facet that no post has a value of', () => {
  const corpus = buildCorpus([createTextPost({ authors: [] })], [topic])
  expect(corpus.facets.map(({ id }) => id)).toEqual(['year', 'length'])
})

it('carries the labels of the site file and none for the built-in facets', () => {
  const corpus = buildCorpus([createTextPost({ tags: [createTag('topic', 'Beta')] })], [topic])
  expect(corpus.facets[0]).toMatchObject({ id: 'topic', label: 'Topic', plural: 'Topics' })
  expect(corpus.facets[1]).not.toHaveProperty('label')
})
