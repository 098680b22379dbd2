import { trustedScriptUrl } from './trustedScriptUrl.ts'

/**
 * Installs the worker that keeps the program itself on the device. Reading works without it, where
 * the browser has none or the page is not served securely.
 *
 * @param base  path of the site, which is also the worker's scope
 */
export function registerServiceWorker(base: string): void {
  if (!('serviceWorker' in navigator)) return
  // After the page is there: installing fetches every file of the program and must not compete.
  addEventListener('load', () => void register(base), { once: true })
  if (document.readyState === 'complete') void register(base)
}

let isRegistered = false

async function register(base: string): Promise<void> {
  if (isRegistered) return
  isRegistered = true
  try {
    await navigator.serviceWorker.register(trustedScriptUrl(`${base}sw.js`), { scope: base })
  } catch {
    // Policies and private windows refuse it. The page is complete without; only a cold start
    // without a network is not.
    isRegistered = false
  }
}
