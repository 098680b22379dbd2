import { expect, test } from 'vitest'
import { weighEntry, weighRoutes, type BundleChunk } from './weighRoutes.ts'

function chunk(name: string, changes: Partial<BundleChunk>): BundleChunk {
  return {
    name,
    source: name,
    isEntry: false,
    bytes: 0,
    imports: [],
    later: [],
    styles: [],
    modules: [],
    ...changes,
  }
}

const chunks: readonly BundleChunk[] = [
  chunk('main', {
    source: 'index.html',
    isEntry: true,
    bytes: 1000,
    imports: ['react'],
    later: ['post', 'list', 'dialog'],
    styles: [{ name: 'main.css', bytes: 10 }],
    modules: [{ name: 'src/main.tsx', length: 4000 }],
  }),
  chunk('react', { bytes: 500, modules: [{ name: 'node_modules/react/index.js', length: 9000 }] }),
  chunk('post', {
    source: 'src/routes/PostRoute.tsx',
    bytes: 300,
    imports: ['react', 'main', 'byline'],
    later: ['player'],
    styles: [{ name: 'post.css', bytes: 5 }],
  }),
  chunk('byline', { bytes: 20, styles: [{ name: 'main.css', bytes: 10 }] }),
  chunk('list', { source: 'src/routes/SearchRoute.tsx', bytes: 200, imports: ['main'] }),
  chunk('dialog', { source: 'src/ui/Dialog.tsx', bytes: 40, imports: ['react', 'byline'] }),
  chunk('player', { bytes: 7 }),
]

function find(name: string, kind: string) {
  return weighRoutes(chunks, 'index.html').find((part) => part.name === name && part.kind === kind)
}

test('a route needs the entry, its own chunk and all that they import, each once', () => {
  expect(find('Post', 'JavaScript')?.bytes).toBe(1000 + 500 + 300 + 20)
  expect(find('Search', 'JavaScript')?.bytes).toBe(1000 + 500 + 200)
  expect(find('Post', 'CSS')?.bytes).toBe(15)
})

test('names the largest source files', () => {
  expect(find('Post', 'JavaScript')?.largest).toEqual([
    '9.0 kB  node_modules/react/index.js',
    '4.0 kB  src/main.tsx',
  ])
})

test('what is asked for later and is no route is a part of its own, without what is there', () => {
  expect(find('later: src/ui/Dialog.tsx', 'JavaScript')?.bytes).toBe(40 + 20)
  expect(find('later: player', 'JavaScript')?.bytes).toBe(7)
  expect(weighRoutes(chunks, 'index.html').length).toBe(2 * 2 + 2)
})

test('an entry is weighed with what it imports', () => {
  expect(weighEntry('archive worker', chunks, 'index.html').bytes).toBe(1500)
  expect(() => weighEntry('none', chunks, 'gone.ts')).toThrow('no chunk is made for gone.ts')
})
