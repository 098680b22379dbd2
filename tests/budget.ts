import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { readBundle, type Bundle } from './budget/readBundle.ts'
import { weighEntry, weighFiles, weighRoutes, type WeighedPart } from './budget/weighRoutes.ts'

/**
 * Checks what each route makes the browser load, compressed with brotli, against what it may have.
 * Over budget names the route, what of it is too large, and the largest source files in that.
 * The pages are those in `dist/`, so build first.
 */

const kinds = ['HTML', 'CSS', 'JavaScript'] as const

/** In kB, by the name of the route. */
const routeLimits: Readonly<Record<string, Readonly<Record<'CSS' | 'JavaScript', number>>>> = {
  Search: { JavaScript: 112.9, CSS: 7.1 },
  Post: { JavaScript: 107.7, CSS: 6.9 },
  Author: { JavaScript: 104, CSS: 5.3 },
  Authors: { JavaScript: 99.6, CSS: 4.2 },
  Topic: { JavaScript: 103.7, CSS: 5 },
  Topics: { JavaScript: 99.3, CSS: 4.1 },
  Saved: { JavaScript: 109.4, CSS: 5.6 },
  Backup: { JavaScript: 111.2, CSS: 5.2 },
  Highlights: { JavaScript: 109.9, CSS: 5.4 },
  Following: { JavaScript: 101.3, CSS: 4.5 },
  History: { JavaScript: 104.5, CSS: 5 },
  Settings: { JavaScript: 107.1, CSS: 4.8 },
}

/** All together, which a device keeps once it has been to the site. */
const allScreens = 'all screens'
const allScreensLimits: Readonly<Record<WeighedPart['kind'], number | undefined>> = {
  HTML: undefined,
  CSS: 18.6,
  JavaScript: 209,
}

/** A page, whatever it is of: with its styles and data in it, it paints from the first response. */
const pageLimitKb = 15

const otherLimits: Readonly<Record<string, number>> = {
  'archive worker': 15.7,
  'exchange worker': 8,
  'service worker': 3.4,
  'before the program': 0.7,
  'recovery page': 5.7,
  'later: src/offline/registerServiceWorker.ts': 0.8,
  'later: src/routes/NewVersionLine.tsx': 1,
  'later: src/routes/returnFocus.ts': 0.5,
  'later: src/archive/connectArchive.ts': 2.2,
  'later: src/library/openLibrary.ts': 6.5,
  'later: src/library/takeInventory.ts': 0.6,
  'later: src/queries/noteVisits.ts': 0.6,
  'later: src/recovery/removeEverything.ts': 0.8,
  'later: src/routes/NewSinceVisit.tsx': 2.5,
  'later: src/library/exchange/connectExchange.ts': 1.9,
  'later: src/routes/ListFromLink.tsx': 5,
  'later: src/routes/ResultsPack.tsx': 4.7,
  'later: src/ui/backup/QrCode.tsx': 7,
  'later: src/ui/pack/writePack.ts': 5.5,
  'later: src/routes/KeptDifference.tsx': 6,
  'later: src/routes/ReadingProgress.tsx': 3.3,
  'later: src/routes/FoundHere.tsx': 3.6,
  'later: src/routes/PostHighlights.tsx': 11.6,
  'later: src/routes/FilterPanel.tsx': 0.8,
  'later: src/routes/SearchHelpPanel.tsx': 1,
  'later: src/ui/post/arrangePost.ts': 14,
  'later: src/feed/xml/readXmlFeed.ts': 42,
  'later: search': 23.5,
  'later: src/archive/published/joinLive.ts': 32,
  'later: src/archive/published/liveAnswers.ts': 2,
  'later: src/archive/published/readLive.ts': 35.5,
  'later: src/archive/published/relateLive.ts': 24.2,
  'later: src/archive/feedArchive.ts': 69,
  'later: src/archive/delegated/delegatedArchive.ts': 68,
}

function limitOf({ name, kind }: WeighedPart): number | undefined {
  if (kind === 'HTML') return pageLimitKb
  if (name === allScreens) return allScreensLimits[kind]
  return otherLimits[name] ?? routeLimits[name]?.[kind]
}

function weighScripts({ page, worker }: Bundle): WeighedPart[] {
  const archiveWorker = 'src/archive/archiveWorker.ts'
  const serviceWorker = 'src/offline/serviceWorker.ts'
  const early = 'src/early.ts'
  const screens = page.filter(({ source }) => source !== serviceWorker)
  return [
    ...weighRoutes(page, 'index.html'),
    weighEntry('archive worker', worker, archiveWorker),
    ...weighRoutes(worker, archiveWorker),
    weighEntry('exchange worker', worker, 'src/library/exchange/exchangeWorker.ts'),
    weighFiles(allScreens, 'CSS', [
      ...new Map(screens.flatMap(({ styles }) => styles).map((file) => [file.name, file])).values(),
    ]),
    weighFiles(allScreens, 'JavaScript', screens),
    weighEntry('service worker', page, serviceWorker),
    weighEntry('before the program', page, early),
  ]
}

/** It is built apart from the program, and has its own words, styles and script. */
function weighRecovery(folder: string): WeighedPart {
  const scripts = readdirSync(join(folder, 'assets')).filter((name) =>
    /^recover-.*\.js$/.test(name),
  )
  const files = scripts.map((name) => ({
    name,
    bytes: brotliCompressSync(readFileSync(join(folder, 'assets', name))).length,
  }))
  return weighFiles('recovery page', 'JavaScript', files)
}

/** Of the pages of one kind of screen the largest, so that what grows with a publication is seen. */
function weighPages(folder: string): WeighedPart[] {
  const largest = new Map<string, WeighedPart>()
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.html')) continue
    const { length: bytes } = brotliCompressSync(readFileSync(join(folder, file)))
    const screen = file.includes('/') ? file.split('/')[0]! : 'home'
    if (bytes <= (largest.get(screen)?.bytes ?? 0)) continue
    largest.set(screen, weighFiles(screen, 'HTML', [{ name: file, bytes }]))
  }
  return [...largest.values()]
}

/** @returns whether it keeps to its budget */
function report(part: WeighedPart): boolean {
  const { name, kind, bytes, largest } = part
  const limitKb = limitOf(part)
  const isOver = limitKb === undefined || bytes > 1000 * limitKb
  const limit = limitKb === undefined ? 'no budget in tests/budget.ts' : `of ${limitKb} kB`
  const amount = (bytes / 1000).toFixed(1)
  console.log(`${isOver ? 'OVER' : 'ok  '} ${amount.padStart(6)} ${limit}  ${kind}, ${name}`)
  if (isOver) for (const line of largest) console.log(`            ${line}`)
  return !isOver
}

async function checkBudget(): Promise<void> {
  const dist = join(import.meta.dirname, '../dist')
  if (!existsSync(dist)) throw new Error('budget: there is no dist/; npm run build makes it')
  const parts = [...weighPages(dist), ...weighScripts(await readBundle()), weighRecovery(dist)]
  const results = kinds.flatMap((kind) => parts.filter((part) => part.kind === kind).map(report))
  if (results.includes(false)) process.exitCode = 1
}

await checkBudget()
