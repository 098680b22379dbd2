import { exportKept } from './exportKept.ts'
import { done, openKeptLibrary } from './openKeptLibrary.ts'
import { resetReader } from './resetReader.ts'

/**
 * The page that repairs the reader. It has nothing of the program but names: what is broken there must
 * not break it. All its words stand in `recover.html`.
 */
const base = import.meta.env.BASE_URL

const copy = document.getElementById('copy')!
const reset = document.getElementById('reset')!
const downloadButton = document.getElementById('download') as HTMLButtonElement
const resetButton = document.getElementById('reset-button') as HTMLButtonElement
const withoutCopy = document.getElementById('without-copy') as HTMLInputElement

let hasCopy = false

/** Shows which state a step is in. */
function show(step: HTMLElement, state: string): void {
  for (const words of step.querySelectorAll<HTMLElement>('[data-state]')) {
    words.hidden = words.dataset['state'] !== state
  }
}

function fill(name: 'count' | 'file' | 'damaged-count', text: string): void {
  for (const place of document.querySelectorAll(`[data-${name}]`)) place.textContent = text
}

function allowReset(): void {
  resetButton.disabled = !(hasCopy || withoutCopy.checked)
  show(reset, resetButton.disabled ? 'waiting' : 'ready')
}

async function look(): Promise<void> {
  try {
    const database = await openKeptLibrary(`lectern-library:${base}`)
    if (!database) return show(copy, 'none')
    fill('count', String(await countPosts(database)))
    show(copy, 'some')
    downloadButton.disabled = false
    downloadButton.addEventListener('click', () => void download(database))
  } catch {
    show(copy, 'refused')
  }
}

/** Of those that were removed a while ago and can still be brought back, none. */
async function countPosts(database: IDBDatabase): Promise<number> {
  const names = [...database.objectStoreNames]
  // Without texts and pictures; not every version had it.
  const name = names.includes('summaries') ? 'summaries' : 'bookmarks'
  const records = (await done(database.transaction(name).objectStore(name).getAll())) as readonly {
    readonly deletedAt?: string
  }[]
  return records.filter(({ deletedAt }) => deletedAt === undefined).length
}

async function download(database: IDBDatabase): Promise<void> {
  try {
    const { file, counts, damaged } = await exportKept(database, new URL(base, location.href).href)
    const name = `saved-posts-${new Date().toISOString().slice(0, 10)}.json`
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = name
    link.click()
    fill('file', name)
    fill('count', String(counts.bookmarks ?? 0))
    fill('damaged-count', String(damaged))
    copy.querySelector<HTMLElement>('[data-damaged]')!.hidden = damaged === 0
    show(copy, 'downloaded')
    hasCopy = true
    allowReset()
  } catch {
    show(copy, 'failed')
  }
}

async function handleReset(): Promise<void> {
  resetButton.disabled = true
  show(reset, 'working')
  const outcome = await resetReader(base)
  show(reset, outcome)
  if (outcome === 'done') document.getElementById('open')!.focus()
  else resetButton.disabled = false
}

withoutCopy.addEventListener('change', allowReset)
resetButton.addEventListener('click', () => void handleReset())
// The browser may remember the choice of the last visit.
allowReset()
void look()
