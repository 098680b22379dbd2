import { describe, expect, it } from 'vitest'
import { openLibrary } from '../../src/library/openLibrary.ts'
import type { Post } from '../../src/model/Post.ts'
import { asUntrustedHtml } from '../../src/model/UntrustedHtml.ts'
import { createHighlight } from '../factories/highlight.ts'
import { createPost, createTag } from '../factories/post.ts'

const at = '2026-05-03T10:00:00.000Z'

async function createLibrary(posts: readonly Partial<Post>[]) {
  const library = openLibrary('lectern-library:/')
  for (const fields of posts) {
    const post = createPost(fields)
    await library.bookmarks.save({ id: post.id, savedAt: at, post, authors: [], images: [] })
  }
  return library
}

type Library = Awaited<ReturnType<typeof createLibrary>>

async function search(library: Library, words: string): Promise<string[]> {
  const outcome = await library.bookmarks.search(words)
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`)
  return [...outcome.value].map((id) => id.split('/').at(-1)!).toSorted()
}

const ward = {
  title: 'Quiet wards',
  html: asUntrustedHtml(
    '<p>The caf&eacute; closes at <b>nine</b>teen hundred&nbsp;hours, Zo&#235; said.</p>',
  ),
  authors: [{ slug: 'ida', name: 'Ida Marsh' }],
  tags: [createTag('audience', 'Patients and public')],
}

describe('searching the shelf', () => {
  it.each([
    ['a word of the title', 'quiet'],
    ['the beginning of a word', 'clos'],
    ['a word of the text, with or without accents', 'cafe'],
    ['a word with markup in it', 'nineteen'],
    ['a word behind an entity', 'hours'],
    ['a letter given by its number', 'zoe'],
    ['an author', 'Marsh'],
    ['a topic', 'patients'],
    ['all of several words, in any order', 'closes quiet ida'],
  ])('finds %s', async (_what, words) => {
    const library = await createLibrary([ward, { title: 'Other' }])
    expect(await search(library, words)).toEqual(['quiet-wards'])
  })

  it.each([
    ['a word that is not there', 'closes never'],
    ['the middle of a word', 'losing'],
    ['markup', 'nbsp'],
  ])('does not find %s', async (_what, words) => {
    expect(await search(await createLibrary([ward]), words)).toEqual([])
  })

  it('finds what is noted, as it is noted now', async () => {
    const library = await createLibrary([ward, { title: 'Other' }])
    await library.notes.change(
      ['https://feed.example/posts/other'],
      () => ({ note: 'Cite me' }),
      at,
    )
    expect(await search(library, 'cite')).toEqual(['other'])
    await library.notes.change(
      ['https://feed.example/posts/other'],
      () => ({ note: '', labels: ['ward round'] }),
      at,
    )
    expect(await search(library, 'cite')).toEqual([])
    expect(await search(library, 'round')).toEqual(['other'])
  })

  it('finds what was marked and what was written to it, also where the copy has it no more', async () => {
    const library = await createLibrary([ward])
    await library.highlights.add(createHighlight({ note: 'Ask Tom' }))
    expect(await search(library, 'nobody slept cafe')).toEqual(['quiet-wards'])
    expect(await search(library, 'tom')).toEqual(['quiet-wards'])
    await library.highlights.remove(['h1'])
    expect(await search(library, 'tom')).toEqual([])
  })

  it('goes by the copy as it is now, and passes over what was removed', async () => {
    const library = await createLibrary([ward])
    expect(await search(library, 'cafe')).toEqual(['quiet-wards'])
    const post = createPost({ ...ward, html: asUntrustedHtml('<p>The canteen opens.</p>') })
    await library.bookmarks.save({ id: post.id, savedAt: at, post, authors: [], images: [] })
    expect(await search(library, 'cafe')).toEqual([])
    expect(await search(library, 'canteen')).toEqual(['quiet-wards'])
    await library.bookmarks.remove([post.id])
    expect(await search(library, 'canteen')).toEqual([])
  })
})
