/** Loads the page again, in the new version. */
export type BeginNewVersion = () => void

/** A tab that stays open for days hears of versions too, and asks for no more than one small file. */
const checkMs = 60 * 60 * 1000

/** A worker that is still busy keeps its successor waiting. Then it is told again after the reload. */
const takeOverMs = 10_000

/**
 * Notices when another version of the program is whole on the device: it waits to be asked for, or
 * another tab has asked for it already. Until this page is loaded again it goes on as it is.
 *
 * @param first  the worker that this page was loaded by; null where it was none
 * @param onNewVersion  called once
 */
export function watchForNewVersion(
  registration: ServiceWorkerRegistration,
  first: ServiceWorker | null,
  onNewVersion: (begin: BeginNewVersion) => void,
): void {
  const { serviceWorker } = navigator
  let version = first
  let isTold = false

  function look(): void {
    // The first version of all has no other before it, and takes over pages that had none.
    const isWaiting = registration.waiting !== null && registration.active !== null
    const isReplaced = version !== null && serviceWorker.controller !== version
    version ??= serviceWorker.controller
    if (isTold || !(isWaiting || isReplaced)) return
    isTold = true
    onNewVersion(() => begin(registration))
  }

  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look)
  })
  serviceWorker.addEventListener('controllerchange', look)
  look()
  checkWhenSeenAgain(registration)
}

const reload = () => location.reload()

function begin({ waiting }: ServiceWorkerRegistration): void {
  const { serviceWorker } = navigator
  if (!waiting) return reload()
  serviceWorker.addEventListener('controllerchange', reload, { once: true })
  setTimeout(reload, takeOverMs)
  waiting.postMessage('activate')
}

/** Browsers ask by themselves only when a page of the site is loaded. */
function checkWhenSeenAgain(registration: ServiceWorkerRegistration): void {
  let checkedAt = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - checkedAt < checkMs) return
    checkedAt = Date.now()
    // Without a network there is a next time.
    registration.update().catch(() => {})
  })
}
