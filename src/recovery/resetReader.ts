/** What became of it: the site has to answer, or nothing is touched. */
export type ResetOutcome = 'done' | 'unreachable' | 'unfinished'

/** Other tabs let go of a database when they are told, unless they hang. */
const deleteTimeoutMs = 5_000

/**
 * Removes the program and its copy of the publication from the device, so that both are fetched anew.
 * What the reader keeps is in a database of another name, and is not looked at.
 *
 * @param base  path of the site, with slashes around it
 */
export async function resetReader(base: string): Promise<ResetOutcome> {
  if (!(await isSiteThere(base))) return 'unreachable'
  const outcomes = await Promise.allSettled([
    unregisterWorker(base),
    deleteCaches(base),
    deleteArchives(base),
  ])
  return outcomes.every(({ status }) => status === 'fulfilled') ? 'done' : 'unfinished'
}

async function isSiteThere(base: string): Promise<boolean> {
  try {
    // The service worker leaves such a request alone.
    return (await fetch(base, { method: 'HEAD', cache: 'no-store' })).ok
  } catch {
    return false
  }
}

export async function unregisterWorker(base: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const scope = new URL(base, location.href).href
  for (const registration of await navigator.serviceWorker.getRegistrations()) {
    if (registration.scope === scope) await registration.unregister()
  }
}

export async function deleteCaches(base: string): Promise<void> {
  // There are none without a secure connection.
  if (!('caches' in window)) return
  const names = await caches.keys()
  const ours = names.filter((name) => name.startsWith(`lectern-app:${base}:`))
  await Promise.all(ours.map((name) => caches.delete(name)))
}

/** The archive over feeds, that of a published site, and what was asked of a remote one. */
export async function deleteArchives(base: string): Promise<void> {
  const name = `lectern-archive:${base}`
  await Promise.all([name, `${name} published`, `${name} asked`].map(deleteDatabase))
}

export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(name)
    setTimeout(() => reject(new Error(`recovery: "${name}" is in use`)), deleteTimeoutMs)
    deleting.addEventListener('success', () => resolve())
    deleting.addEventListener('error', () => {
      reject(deleting.error ?? new Error(`recovery: "${name}" could not be deleted`))
    })
  })
}
