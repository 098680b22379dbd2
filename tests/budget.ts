import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'

/**
 * Checks the size of the build, compressed with brotli, against what it may have. Over budget names
 * the largest files.
 */

interface Budget {
  readonly name: string
  readonly limitKb: number
  readonly holds: (file: string) => boolean
}

const budgets: readonly Budget[] = [
  {
    name: 'JavaScript of all screens',
    limitKb: 158,
    holds: (file) =>
      file.endsWith('.js') && !/archiveWorker|readXmlFeed|delegatedArchive|sw\.js/.test(file),
  },
  { name: 'archive worker', limitKb: 66, holds: (file) => file.includes('archiveWorker') },
  { name: 'reader of XML', limitKb: 42, holds: (file) => file.includes('readXmlFeed') },
  {
    name: 'delegated search',
    limitKb: 14,
    holds: (file) => file.includes('delegatedArchive'),
  },
  { name: 'service worker', limitKb: 2, holds: (file) => file === 'sw.js' },
  { name: 'CSS of all screens', limitKb: 12, holds: (file) => file.endsWith('.css') },
  { name: 'HTML', limitKb: 2, holds: (file) => file.endsWith('.html') },
]

const dist = new URL('../build/', import.meta.url)
const sizes = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(js|css|html)$/.test(file))
  .map((file) => ({ file, bytes: brotliCompressSync(readFileSync(new URL(file, dist))).length }))

for (const { name, limitKb, holds } of budgets) {
  const files = sizes.filter(({ file }) => holds(file)).toSorted((a, b) => b.bytes - a.bytes)
  const kb = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000
  const isOver = kb > limitKb
  console.log(`${isOver ? 'OVER' : 'ok  '} ${kb.toFixed(1)} of ${limitKb} kB  ${name}`)
  if (!isOver) continue
  process.exitCode = 1
  for (const { file, bytes } of files.slice(0, 3)) {
    console.log(`       ${(bytes / 1000).toFixed(1)} kB  ${file}`)
  }
}
