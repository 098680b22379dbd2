interface Tab {
  readonly id: string
}

export interface OlderVersions {
  /** This version takes over: what is open now was opened with an older one. */
  readonly noteTabs: () => Promise<void>
  /** Deletes the older versions once none of those tabs is left. */
  readonly deleteUnused: () => Promise<void>
}

/** In the cache of the version, beside its files: which tabs are of an older one. */
const tabsKey = 'older-tabs'

/**
 * Versions of the program that were on the device before this one. A tab goes on with the version that
 * it was opened with, which asks for files of its own until the tab is closed or loaded again.
 *
 * @param prefix  of the names of all caches of the program
 * @param version  this one; its cache has the name of both together
 * @param openTabs  all that are open; loaded again, a tab is another one
 */
export function createOlderVersions(
  prefix: string,
  version: string,
  openTabs: () => Promise<readonly Tab[]>,
): OlderVersions {
  /** One that was installed later waits for its turn. */
  async function deleteOlder(): Promise<void> {
    const names = (await caches.keys()).filter((name) => name.startsWith(prefix))
    const versions = names.map((name) => name.slice(prefix.length).split(':')[0]!)
    const older = new Set(versions.slice(0, versions.indexOf(version)))
    await Promise.all(
      names.filter((_name, at) => older.has(versions[at]!)).map((name) => caches.delete(name)),
    )
  }

  async function deleteUnused(): Promise<void> {
    const cache = await caches.open(prefix + version)
    const noted = await cache.match(tabsKey)
    if (!noted) return
    const ids = (await noted.json()) as readonly string[]
    if ((await openTabs()).some(({ id }) => ids.includes(id))) return
    await deleteOlder()
    await cache.delete(tabsKey)
  }

  return {
    noteTabs: async () => {
      const cache = await caches.open(prefix + version)
      const ids = (await openTabs()).map(({ id }) => id)
      await cache.put(tabsKey, Response.json(ids))
      await deleteUnused()
    },
    deleteUnused,
  }
}
