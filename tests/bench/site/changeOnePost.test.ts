import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeOnePost } from './changeOnePost.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-bench-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('changes the text of one post and nothing else', async () => {
  const path = join(folder, 'feed.json')
  const items = [1, 2, 3].map((id) => ({ id, content_html: `<p>Post ${id}.</p>` }))
  await writeFile(path, JSON.stringify({ items }))
  expect(await changeOnePost(path)).toBe(true)
  const [first, ...others] = (JSON.parse(await readFile(path, 'utf8')) as { items: typeof items })
    .items
  expect(first).toEqual({ id: 1, content_html: '<p>Mended. Post 1.</p>' })
  expect(others).toEqual(items.slice(1))
})

test('says when no post could be changed', async () => {
  const path = join(folder, 'empty.json')
  await writeFile(path, '{"items":[]}')
  expect(await changeOnePost(path)).toBe(false)
})
