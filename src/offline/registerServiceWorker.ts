import { trustedScriptUrl } from './trustedScriptUrl.ts'

/**
 * Installs the worker that keeps the program itself on the device. Reading works without it, where
 * the browser has none or the page is not served securely.
 *
 * @param base  path of the site, which is also the worker's scope
 * @returns when the program is on the device; never, where it will not be
 */
export async function registerServiceWorker(base: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return forEver
  await isLoaded()
  try {
    await navigator.serviceWorker.register(trustedScriptUrl(`${base}sw.js`), { scope: base })
  } catch {
    // Policies and private windows refuse it. The page is complete without; only a cold start
    // without a network is not.
    return forEver
  }
  await navigator.serviceWorker.ready
}

const forEver = new Promise<never>(() => {})

/** After the page is there: installing fetches every file of the program and must not compete. */
function isLoaded(): Promise<unknown> | undefined {
  if (document.readyState === 'complete') return undefined
  return new Promise((resolve) => addEventListener('load', resolve, { once: true }))
}
