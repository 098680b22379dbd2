import { deleteArchives, deleteCaches, deleteDatabase, unregisterWorker } from './resetReader.ts'

/**
 * Removes all that the site has put on the device: the program, its copy of the publication, and what
 * the reader keeps. Nothing of it can be brought back.
 *
 * @param base  path of the site, with slashes around it
 * @returns `unfinished` where another tab, or the browser, does not let go of something
 */
export async function removeEverything(base: string): Promise<'done' | 'unfinished'> {
  await endWorker(base)
  const outcomes = await Promise.allSettled([
    unregisterWorker(base),
    deleteArchives(base),
    deleteDatabase(`lectern-library:${base}`),
  ])
  // What it had begun to keep has come to its end.
  outcomes.push(...(await Promise.allSettled([deleteCaches(base)])))
  return outcomes.every(({ status }) => status === 'fulfilled') ? 'done' : 'unfinished'
}

/** It goes on for as long as a tab uses it, and must not keep anything meanwhile. */
async function endWorker(base: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.getRegistration(base)
  const { active, waiting, installing } = registration ?? {}
  for (const worker of [active, waiting, installing]) worker?.postMessage('end')
}
