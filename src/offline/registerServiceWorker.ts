import { trustedScriptUrl } from './trustedScriptUrl.ts'
import { watchForNewVersion, type BeginNewVersion } from './watchForNewVersion.ts'

interface RegisterOptions {
  /** Path of the site, which is also the worker's scope. */
  readonly base: string
  /**
   * From then on whatever else goes on need not be spared: something has been kept that is to open
   * without a network.
   */
  readonly isUrgent: Promise<void>
  /** Called once, when another version of the program is on the device. */
  readonly onNewVersion: (begin: BeginNewVersion) => void
}

/**
 * Installs the worker that keeps the program itself on the device. Reading works without it, where
 * the browser has none or the page is not served securely.
 *
 * @returns when the program is on the device; never, where it will not be
 */
export async function registerServiceWorker({
  base,
  isUrgent,
  onNewVersion,
}: RegisterOptions): Promise<void> {
  if (!('serviceWorker' in navigator)) return forEver
  const first = navigator.serviceWorker.controller
  await isLoaded()
  await Promise.race([isQuiet(), isUrgent])
  try {
    const url = trustedScriptUrl(`${base}sw.js`)
    const registration = await navigator.serviceWorker.register(url, { scope: base })
    watchForNewVersion(registration, first, onNewVersion)
    void isUrgent.then(() => registration.installing?.postMessage('hurry'))
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

/** Whoever presses or types now waits for something else. */
const quietMs = 2_000

/** Resolves when the reader has done nothing for a while. */
function isQuiet(): Promise<void> {
  return new Promise((resolve) => {
    const listening = new AbortController()
    const finish = () => {
      listening.abort()
      resolve()
    }
    let timer = setTimeout(finish, quietMs)
    for (const name of ['pointerdown', 'keydown', 'input'] as const) {
      const begin = () => {
        clearTimeout(timer)
        timer = setTimeout(finish, quietMs)
      }
      addEventListener(name, begin, { capture: true, passive: true, signal: listening.signal })
    }
  })
}
