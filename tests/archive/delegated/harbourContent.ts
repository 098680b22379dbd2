import type { FakeContent, FakePost } from './fakeWordPress.ts'

/** An imagined harbour's WordPress. */
export const harbourContent: FakeContent = {
  users: [
    { id: 1, name: 'Ida Fenwick' },
    { id: 2, name: 'Tom Okafor' },
  ],
  terms: [
    { id: 10, taxonomy: 'category', name: 'Gardens' },
    { id: 11, taxonomy: 'category', name: 'Boats & oars' },
    { id: 20, taxonomy: 'post_tag', name: 'gardens' },
    { id: 21, taxonomy: 'post_tag', name: 'rope' },
    { id: 30, taxonomy: 'region', name: 'North Shore' },
    { id: 31, taxonomy: 'region', name: 'Estuary' },
  ],
  posts: [
    {
      id: 101,
      slug: 'slipway-garden',
      title: 'A garden on the slipway',
      content: '<p>Bladderwrack feeds the beds.</p><h2>Tools</h2><p>Spades are shared.</p>',
      date: '2019-03-01T09:00:00',
      terms: { category: [10], region: [30] },
      author: 1,
    },
    {
      id: 102,
      slug: 'rope-walk',
      title: 'The rope walk opens',
      content: '<p>Hemp again, and a garden of flax.</p>',
      date: '2020-05-06T09:00:00',
      terms: { post_tag: [20, 21], region: [31] },
      author: 2,
    },
    {
      id: 103,
      slug: 'oars',
      title: 'Oars for everyone',
      content: '<p>Ash wood, and bladderwrack on the blades.</p>',
      date: '2021-07-08T00:00:00',
      terms: { category: [10, 11], post_tag: [20], region: [30] },
      author: 1,
    },
    {
      id: 104,
      slug: 'öl-auf-wasser',
      title: 'Oil on water',
      content: '<p>Calm by science. See <a href="https://guild.example/archives/103">oars</a>.</p>',
      date: '2021-12-31T23:30:00',
      terms: { category: [11] },
      author: 2,
    },
  ],
}

/** @returns posts numbered from 1, the last one the newest, one a day */
export function numberedPosts(
  count: number,
  { collection = 'posts', from = '2020-01-01', firstId = 1 } = {},
): readonly FakePost[] {
  return Array.from({ length: count }, (_, at) => ({
    id: firstId + at,
    slug: `${collection}-${at + 1}`,
    title: `${collection} ${at + 1}`,
    content: '<p>Of many.</p>',
    date: new Date(Date.parse(from) + at * 86_400_000).toISOString().slice(0, 19),
    collection,
  }))
}
