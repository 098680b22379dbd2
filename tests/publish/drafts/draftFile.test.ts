import { existsSync } from 'node:fs'
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
  const other = openDraftFile(file.path)
  for (const at of [2, 0, 1]) {
    expect(JSON.stringify(file.draft(places[at]!))).toBe(JSON.stringify(drafts[at]))
    expect(other.html(places[at]!)).toBe(drafts[at]!.post.html)
    expect(other.sections(places[at]!)).toEqual(drafts[at]!.sections)
    expect(other.front(places[at]!).post).toEqual({ ...drafts[at]!.post, html: '' })
  }
  other.close()
  file.close()
  expect(existsSync(file.path)).toBe(false)
})
