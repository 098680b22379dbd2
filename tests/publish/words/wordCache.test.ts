import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SavedRelations } from '../../../src/search/related/createRelationMemory.ts'
import { analyzerFor } from '../../../src/search/analysis/analyzerFor.ts'
import { readPostChunks } from '../../../src/search/index/postChunks.ts'
import { openWordCache } from '../../../src/publish/words/wordCache.ts'
import { nameCacheFolder } from '../../../src/publish/words/wordCacheFolder.ts'

const texts = ['Co-design of harbours', 'R&D at the quay, 3.5 miles away', 'Harbours, harbours']
const noRelations = relationsOf([])
const english = analyzerFor('en')

function chunksOf(cache: ReturnType<typeof openWordCache>, text: string) {
  const post = { title: 'A title', tags: [], authors: [] }
  return readPostChunks(post, [{ text }], cache.language.chunks)
}

/** What the words of a text are, whatever their numbers. */
function spell(cache: ReturnType<typeof openWordCache>, text: string): readonly string[] {
  const { chunks, vocabulary } = cache.language
  return [...(cache.find(text) ?? chunksOf(cache, text))].map((value) =>
    value >>> 1 < chunks.size
      ? `${chunks.textOf(value >>> 1)} ${chunks
          .wordsOf(value >>> 1)
          .map((word) => vocabulary.wordOf(word))
          .join()} ${chunks.encodedOf(value >>> 1).length}`
      : `mark ${value}`,
  )
}

function relationsOf(keys: readonly string[]): SavedRelations {
  const none = new Uint32Array()
  return {
    frame: '',
    keys,
    rarities: new Uint16Array(),
    grounds: new Map(),
    relations: [],
    compared: none,
    comparedEnds: none,
    least: new Float64Array(),
    probeTerms: none,
    probeTimes: new Float64Array(),
    probeEnds: none,
    probeOwn: new Float64Array(),
  }
}

let root: string
let folder: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lectern-words-'))
})
afterAll(() => rm(root, { recursive: true }))

beforeEach(async () => {
  folder = join(await mkdtemp(join(root, 'site-')), 'words')
  const cache = openWordCache(folder, english)
  for (const text of texts) cache.add(text, chunksOf(cache, text))
  cache.save(noRelations)
  cache.close()
})

/** What a build would have without anything kept. */
function expectFresh(cache: ReturnType<typeof openWordCache>): void {
  const fresh = openWordCache(join(root, 'none'), cache.language.analyzer)
  for (const text of texts) expect(spell(cache, text)).toEqual(spell(fresh, text))
  fresh.close()
}

describe('words of posts that are kept', () => {
  it('are those that the build before has found', () => {
    const cache = openWordCache(folder, english)
    for (const text of texts) expect(cache.find(text)).toBeDefined()
    expect(cache.find('another text')).toBeUndefined()
    expectFresh(cache)
    cache.close()
  })

  it('are read back in the build that adds them, and kept for the one after', () => {
    const second = openWordCache(folder, english)
    const [first] = texts
    const kept = second.find(first!)!
    second.add(first!, kept)
    second.add('new', chunksOf(second, 'A lantern'))
    expect(second.read(0)).toEqual(kept)
    expect(second.read(1)).toEqual(chunksOf(second, 'A lantern'))
    second.save(noRelations)
    second.close()
    const third = openWordCache(folder, english)
    expect(third.find(first!)).toEqual(kept)
    expect(third.find('new')).toBeDefined()
    expect(third.find(texts[1]!)).toBeUndefined()
    third.close()
  })

  it('bring along what was related to posts', () => {
    const cache = openWordCache(folder, english)
    expect(cache.relations).toEqual(noRelations)
    cache.save(relationsOf(['a', 'b']))
    cache.close()
    const next = openWordCache(folder, english)
    expect(next.relations?.keys).toEqual(['a', 'b'])
    next.close()
  })

  it('are of no use where texts are taken apart otherwise', () => {
    const cache = openWordCache(folder, analyzerFor('fr'))
    for (const text of texts) expect(cache.find(text)).toBeUndefined()
    expect(cache.language.vocabulary.size).toBe(0)
    cache.close()
  })

  it.each<[string, (path: string) => Promise<void>]>([
    ['list is another file', (path) => writeFile(join(path, 'head'), 'no list of words')],
    ['list is empty', (path) => writeFile(join(path, 'head'), '')],
    ['list is cut off', (path) => truncate(join(path, 'head'), 100)],
    ['list is gone', (path) => rm(join(path, 'head'))],
    ['texts are cut off', (path) => truncate(join(path, 'chunks'), 10)],
    ['texts are others', (path) => writeFile(join(path, 'chunks'), Buffer.alloc(10_000, 1))],
    ['texts are gone', (path) => rm(join(path, 'chunks'))],
    [
      'list has another bit',
      async (path) => {
        const bytes = await readFile(join(path, 'head'))
        bytes[200]! ^= 1
        await writeFile(join(path, 'head'), bytes)
      },
    ],
  ])('are found anew where the %s', async (_what, damage) => {
    await damage(folder)
    const cache = openWordCache(folder, english)
    expectFresh(cache)
    for (const text of texts) cache.add(text, cache.find(text) ?? chunksOf(cache, text))
    cache.save(noRelations)
    cache.close()
    const next = openWordCache(folder, english)
    for (const text of texts) expect(next.find(text)).toBeDefined()
    next.close()
  })

  it('leave nothing behind where a build is given up', async () => {
    const cache = openWordCache(folder, english)
    cache.add('half', chunksOf(cache, 'Half of it'))
    cache.close()
    expect(await readdir(join(folder, '..'))).toEqual(['words'])
    const next = openWordCache(folder, english)
    expect(next.find(texts[0]!)).toBeDefined()
    next.close()
  })

  it('are kept apart for each program and each site', () => {
    const names = [
      nameCacheFolder('program', '/sites/a'),
      nameCacheFolder('another program', '/sites/a'),
      nameCacheFolder('program', '/sites/b'),
    ]
    expect(new Set(names).size).toBe(3)
  })
})
