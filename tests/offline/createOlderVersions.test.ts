import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createOlderVersions } from '../../src/offline/createOlderVersions.ts'

const prefix = 'lectern-app:/journal/:'

/** As much of the browser's caches as is used, in the order in which they were made. */
function createFakeCaches() {
  const made = new Map<string, Map<string, Response>>()
  return {
    open: async (name: string) => {
      const entries = made.get(name) ?? new Map<string, Response>()
      made.set(name, entries)
      return {
        match: async (key: string) => entries.get(key)?.clone(),
        put: async (key: string, response: Response) => void entries.set(key, response),
        delete: async (key: string) => entries.delete(key),
      }
    },
    keys: async () => [...made.keys()],
    delete: async (name: string) => made.delete(name),
  }
}

let fakeCaches: ReturnType<typeof createFakeCaches>
let open: string[]
const openTabs = async () => open.map((id) => ({ id }))
const names = () => fakeCaches.keys()

beforeEach(async () => {
  fakeCaches = createFakeCaches()
  vi.stubGlobal('caches', fakeCaches)
  open = []
  for (const name of [
    'other:/',
    `${prefix}1`,
    `${prefix}1:pages`,
    `${prefix}2`,
    `${prefix}2:pages`,
  ]) {
    await fakeCaches.open(name)
  }
})

afterEach(() => vi.unstubAllGlobals())

test('deletes the older version at once where no tab is open', async () => {
  await createOlderVersions(prefix, '2', openTabs).noteTabs()
  expect(await names()).toEqual(['other:/', `${prefix}2`, `${prefix}2:pages`])
})

test('keeps it until the last of its tabs is gone, though others have been opened', async () => {
  open = ['a', 'b']
  const older = createOlderVersions(prefix, '2', openTabs)
  await older.noteTabs()
  open = ['b', 'c']
  await older.deleteUnused()
  expect(await names()).toContain(`${prefix}1`)
  open = ['c', 'd']
  // The worker has been ended and started meanwhile.
  await createOlderVersions(prefix, '2', openTabs).deleteUnused()
  expect(await names()).toEqual(['other:/', `${prefix}2`, `${prefix}2:pages`])
})

test('leaves a version alone that was installed later and waits', async () => {
  open = ['a']
  const older = createOlderVersions(prefix, '2', openTabs)
  await older.noteTabs()
  await fakeCaches.open(`${prefix}3`)
  // A page of the oldest was kept after that.
  await fakeCaches.delete(`${prefix}1:pages`)
  await fakeCaches.open(`${prefix}1:pages`)
  open = []
  await older.deleteUnused()
  expect(await names()).toEqual(['other:/', `${prefix}2`, `${prefix}2:pages`, `${prefix}3`])
})
