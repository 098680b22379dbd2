/** How safe what is kept is in this browser, and how much room there is. */
export interface StorageFacts {
  /** The browser has agreed not to delete it by itself; absent where it cannot be asked. */
  readonly isPersistent?: boolean
  /** Of everything that this site keeps; absent where the browser does not tell. */
  readonly usedBytes?: number
  /** What may still be kept, as the browser estimates it. */
  readonly roomBytes?: number
  /** It deletes what a site keeps after seven days without a visit, unless the site is on the Home Screen. */
  readonly forgetsAfterSevenDays: boolean
}

export async function readStorage(): Promise<StorageFacts> {
  // Absent where the page is not served securely, and in some engines in part.
  const storage = navigator.storage as Partial<StorageManager> | undefined
  const [isPersistent, estimate] = await Promise.all([
    storage?.persisted?.(),
    storage?.estimate?.(),
  ])
  const { usage, quota } = estimate ?? {}
  return {
    ...(isPersistent !== undefined && { isPersistent }),
    ...(usage !== undefined && { usedBytes: usage }),
    ...(usage !== undefined && quota !== undefined && { roomBytes: Math.max(0, quota - usage) }),
    forgetsAfterSevenDays: isPersistent !== true && isSafari() && !isOnHomeScreen(),
  }
}

/** The files of the program, and the pages that were seen, in Cache Storage. */
export interface ProgramFacts {
  readonly files: number
}

/** @param base  path of the site, with slashes around it */
export async function readProgram(base: string): Promise<ProgramFacts> {
  // There are none without a secure connection.
  if (!('caches' in window)) return { files: 0 }
  const names = (await caches.keys()).filter((name) => name.startsWith(`lectern-app:${base}:`))
  const counts = names.map(async (name) => (await (await caches.open(name)).keys()).length)
  return { files: (await Promise.all(counts)).reduce((sum, count) => sum + count, 0) }
}

/** Asks the browser not to delete by itself what the reader keeps. It may ask the reader in turn. */
export async function askToPersist(): Promise<void> {
  const storage = navigator.storage as Partial<StorageManager> | undefined
  await storage?.persist?.()
}

function isSafari(): boolean {
  return navigator.vendor.startsWith('Apple')
}

function isOnHomeScreen(): boolean {
  return matchMedia('(display-mode: standalone)').matches
}
