import type { Stage } from './Stage.ts'

/** What not every engine can do everywhere. */
export type Ability = 'keeps data' | 'refuses storage' | 'service worker'

/** An engine that has passed a probe has to pass the journeys that need it. */
const probes: Readonly<Record<Ability, (stage: Stage, url: string) => Promise<string>>> = {
  'keeps data': async (stage, url) => {
    const first = await stage.open(url)
    await first.goto('probe')
    await first.ask(writeRecord)
    await first.kill()
    const second = await stage.open(url)
    await second.goto('probe')
    const count = await second.ask(countRecords)
    return count === 1 ? '' : `of one committed record ${count} are there after a restart`
  },
  'refuses storage': async (stage, url) => {
    const reader = await stage.open(url, { isStorageRefused: true })
    await reader.goto('probe')
    return (await reader.ask(isRefused)) ? '' : 'IndexedDB works whatever the setting says'
  },
  'service worker': async (stage, url) => {
    const reader = await stage.open(url)
    await reader.goto('probe')
    return reader.ask(registerWorker)
  },
}

/**
 * Tries whether an engine can do something, on a page that has nothing of the reader.
 *
 * @returns why it cannot; empty where it can
 */
export async function probe(ability: Ability, stage: Stage): Promise<string> {
  const site = await stage.serveSample()
  site.replace('/probe', (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>.</title>')
  })
  site.replace('/probe.js', (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/javascript' }).end('')
  })
  return probes[ability](stage, `${site.url}/`)
}

/** Runs in the page. */
async function writeRecord(): Promise<void> {
  const opening = indexedDB.open('probe')
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('records'))
  await new Promise((resolve) => opening.addEventListener('success', resolve))
  const writing = opening.result.transaction('records', 'readwrite', { durability: 'strict' })
  writing.objectStore('records').put('kept', 1)
  await new Promise((resolve) => writing.addEventListener('complete', resolve))
}

/** Runs in the page. */
async function countRecords(): Promise<number> {
  const databases = await indexedDB.databases()
  if (!databases.some(({ name }) => name === 'probe')) return 0
  const opening = indexedDB.open('probe')
  await new Promise((resolve) => opening.addEventListener('success', resolve))
  const counting = opening.result.transaction('records').objectStore('records').count()
  await new Promise((resolve) => counting.addEventListener('success', resolve))
  return counting.result
}

/** Runs in the page. */
async function isRefused(): Promise<boolean> {
  try {
    const opening = indexedDB.open('probe')
    return await new Promise((resolve) => {
      opening.addEventListener('success', () => resolve(false))
      opening.addEventListener('error', () => resolve(true))
    })
  } catch {
    // Some engines throw, and some have no IndexedDB then.
    return true
  }
}

/** Runs in the page. @returns why it cannot; empty where it can */
async function registerWorker(): Promise<string> {
  if (!('serviceWorker' in navigator)) return `no service worker at ${location.origin}`
  try {
    await navigator.serviceWorker.register('/probe.js')
    await navigator.serviceWorker.ready
    return ''
  } catch (error) {
    return `no service worker at ${location.origin}: ${String(error)}`
  }
}
