import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFolder } from './openFolder.ts'

let folder = ''
const text = '<p>The same words again and again. </p>'.repeat(50)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-bench-test-'))
  await mkdir(join(folder, 'posts/one'), { recursive: true })
  await writeFile(join(folder, 'index.html'), text)
  await writeFile(join(folder, 'posts/one/index.html'), `${text}one`)
  await writeFile(join(folder, 'dot.svg'), '<svg/>')
})
afterAll(() => rm(folder, { recursive: true }))

test('gives the page of a folder where there is one, and the site’s page for other screens', async () => {
  const { find } = openFolder(folder)
  for (const address of ['/posts/one', '/posts/one/']) {
    expect((await find(address))?.path).toBe('posts/one/index.html')
  }
  expect((await find('/posts/two'))?.path).toBe('index.html')
})

test('has no page in place of a file that is missing, and nothing outside the folder', async () => {
  const { find } = openFolder(folder)
  expect(await find('/assets/gone.js')).toBeUndefined()
  expect(await find('/%2e%2e/secret.json')).toBeUndefined()
})

test('compresses with brotli what gets smaller by it', async () => {
  const { find } = openFolder(folder)
  const page = await find('/')
  expect(page?.isCompressed).toBe(true)
  expect(page!.body.length).toBeLessThan(100)
  expect(brotliDecompressSync(page!.body).toString()).toBe(text)
  expect(await find('/dot.svg')).toMatchObject({ isCompressed: false, kind: 'other' })
})
