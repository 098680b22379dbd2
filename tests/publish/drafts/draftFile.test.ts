import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import type { PostDraft } from '../../../src/feed/PostDraft.ts'
import { asUntrustedHtml } from '../../../src/model/UntrustedHtml.ts'
import { createDraftFile, openDraftFile } from '../../../src/publish/drafts/draftFile.ts'
import { createPost } from '../../factories/post.ts'

function createDraft(id: string, html: string): PostDraft {
  const { slug, ...post } = createPost({ id, html: asUntrustedHtml(html) })
  return {
    position: 1,
    post,
    slugBase: slug,
    authors: [],
    sections: [{ heading: 'Über', text: html }],
    links: [],
    images: [],
    written: { schemes: [] },
  }
}

it('gives drafts back as they were, in any order and to others too', () => {
  const file = createDraftFile()
  const drafts = [createDraft('a', '<p>Grüße 👋</p>'), createDraft('b', ''), createDraft('c', 'c')]
  const places = drafts.map((draft) => file.add(draft))
  file.flush()
  const other = openDraftFile(file.descriptor)
  for (const at of [2, 0, 1]) {
    expect(JSON.stringify(file.draft(places[at]!))).toBe(JSON.stringify(drafts[at]))
    expect(other.html(places[at]!)).toBe(drafts[at]!.post.html)
    expect(other.sections(places[at]!)).toEqual(drafts[at]!.sections)
    const bytes = Buffer.from(other.sectionBytes(places[at]!))
    expect(bytes.toString()).toBe(JSON.stringify(drafts[at]!.sections))
    expect(other.front(places[at]!).post).toEqual({ ...drafts[at]!.post, html: '' })
  }
  file.close()
})

it('leaves no file behind, not even where nobody closes it', () => {
  const before = draftFolders()
  const file = createDraftFile()
  file.add(createDraft('a', '<p>Kept in memory by the system only</p>'))
  if (process.platform !== 'win32') expect(draftFolders()).toEqual(before)
  file.close()
  expect(draftFolders()).toEqual(before)
})

it('tells texts apart by all that search reads, and bodies by what they are', () => {
  const file = createDraftFile()
  const draft = createDraft('a', '<p>Herring</p>')
  const first = file.add(draft)
  expect(file.add({ ...draft, position: 2 })).toMatchObject({ textHash: first.textHash })
  const { post } = draft
  for (const other of [
    { ...draft, post: { ...post, title: 'Another' } },
    { ...draft, post: { ...post, summary: 'Another' } },
    { ...draft, post: { ...post, authors: [{ slug: 'ann', name: 'Ann' }] } },
    { ...draft, sections: [{ text: 'Another' }] },
  ]) {
    const place = file.add(other)
    expect(place.textHash).not.toBe(first.textHash)
    expect(place.htmlHash).toBe(first.htmlHash)
  }
  file.close()
})

function draftFolders(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`lectern-drafts-${process.pid}-`))
}
