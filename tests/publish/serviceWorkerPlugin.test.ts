import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { build, type Rolldown } from 'vite'
import { serviceWorkerPlugin } from '../../src/publish/serviceWorkerPlugin.ts'

let folder: string
const workerSource =
  'self.version = LECTERN_VERSION; self.files = LECTERN_FILES; self.later = LECTERN_LATER_FILES'

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-build-'))
  await write('index.html', '<!doctype html><script type="module" src="/main.js"></script>')
  await write('main.js', 'document.title = "One"; void import("./readXmlFeed.js")')
  await write('readXmlFeed.js', 'document.title = "XML"')
  await write('worker.js', workerSource)
  await write('public/icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await write('public/site.json', '{}')
  await write('public/feed.json', '{}')
  await write('public/sample/picture.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
})

afterEach(() => rm(folder, { recursive: true }))

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), text)
}

/** What the service worker of a small site is told. */
async function buildWorker() {
  const { output } = (await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    plugins: [serviceWorkerPlugin()],
    build: {
      write: false,
      rolldownOptions: {
        input: { main: join(folder, 'index.html'), sw: join(folder, 'worker.js') },
        output: {
          entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        },
      },
    },
  })) as Rolldown.RolldownOutput
  const worker = output.find((file) => file.fileName === 'sw.js')
  if (worker?.type !== 'chunk') throw new Error('the build has no sw.js')
  const self = { version: '', files: [''], later: [''] }
  runInNewContext(worker.code, { self })
  const { version, files, later } = self
  return { version, files: Array.from(files), later: Array.from(later) }
}

it('lists every file of the program, with the page that stands for all addresses', async () => {
  const { files } = await buildWorker()
  expect(files).toEqual([expect.stringMatching(/^assets\/main-.+\.js$/), 'icon.svg', 'shell.html'])
})

it('names apart what most sites never need', async () => {
  const { later } = await buildWorker()
  expect(later).toEqual([expect.stringMatching(/^assets\/readXmlFeed-.+\.js$/)])
})

it('leaves out what belongs to the publication, and the worker itself', async () => {
  const { files } = await buildWorker()
  for (const name of ['feed.json', 'site.json', 'sample/picture.svg', 'sw.js', 'index.html']) {
    expect(files).not.toContain(name)
  }
})

it('gives the same files the same version', async () => {
  const { version } = await buildWorker()
  expect(version).toMatch(/^[0-9a-f]{12}$/)
  await write('public/feed.json', '{"items":[]}')
  await write('public/site.json', '{"title":"Another"}')
  await write('public/sample/another.svg', '<svg/>')
  expect((await buildWorker()).version).toBe(version)
})

it.each([
  ['the program', 'main.js', 'document.title = "Two"; void import("./readXmlFeed.js")'],
  ['a part that is needed later', 'readXmlFeed.js', 'document.title = "RSS"'],
  [
    'the page',
    'index.html',
    '<!doctype html><p>New</p><script type="module" src="/main.js"></script>',
  ],
  ['a public file', 'public/icon.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="1"/>'],
  ['the worker', 'worker.js', `${workerSource}; self.b = 1`],
])('gives another version when %s changes', async (_what, path, text) => {
  const { version } = await buildWorker()
  await write(path, text)
  expect((await buildWorker()).version).not.toBe(version)
})
