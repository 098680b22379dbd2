import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { RelatedPost, RelatedReason } from '../../src/search/related/relatedPosts.ts'
import { chooseRelated } from '../../src/ui/post/chooseRelated.ts'
import { RelatedPosts } from '../../src/ui/post/RelatedPosts.tsx'
import { createPostSummary } from '../factories/post.ts'

const pick: RelatedReason = { kind: 'pick' }
const text: RelatedReason = { kind: 'text', words: ['polypharmacy'] }

function related(id: string, reason: RelatedReason): RelatedPost {
  return { post: createPostSummary({ id, slug: id, title: id }), reason }
}

describe('the posts that are offered', () => {
  const candidates = [
    related('p', pick),
    related('q', pick),
    ...['a', 'b', 'c', 'd'].map((id) => related(id, text)),
  ]
  const unpicked = candidates.slice(2)

  it.each([
    ['the first three where nothing has been read', candidates, [], 'pqa'],
    ['the picks first, read or not, in their order', candidates, ['p', 'q'], 'pqa'],
    ['unread ones before read ones', unpicked, ['a'], 'bcd'],
    ['read ones where there are not enough others', unpicked, ['a', 'b', 'd'], 'cab'],
    ['the first three where all have been read', unpicked, ['a', 'b', 'c', 'd'], 'abc'],
    ['fewer where there are no more', unpicked.slice(0, 2), ['a'], 'ba'],
    ['none where there are none', [], ['a'], ''],
  ])('are %s', (_which, from, read, chosen) => {
    const ids = chooseRelated(from, new Set(read)).map(({ post }) => post.id)
    expect(ids.join('')).toBe(chosen)
  })
})

it.each<[string, RelatedReason]>([
  ['Chosen by the editors', pick],
  ['Shares: polypharmacy', text],
  ['Shares: NHS, Leeds, wards', { kind: 'text', words: ['NHS', 'Leeds', 'wards'] }],
  ['On the same subject', { kind: 'text', words: [] }],
  ['Also by Ida Fenwick', { kind: 'author', name: 'Ida Fenwick' }],
  [
    'Also for life sciences and industry',
    { kind: 'tag', facet: 'audience', name: 'life sciences and industry' },
  ],
  ['Also filed under Safety', { kind: 'tag', facet: 'topic', name: 'Safety' }],
])('says as a reason: %s', (words, reason) => {
  render(<RelatedPosts related={[related('a', reason)]} imageSourceOf={() => undefined} />)
  expect(screen.getByText(words)).toBeTruthy()
})
