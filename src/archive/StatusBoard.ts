import type { ArchiveStatus } from './Archive.ts'

type Listener = (status: ArchiveStatus) => void

/** What the archive is doing, for everyone who wants to know. */
export interface StatusBoard {
  readonly status: ArchiveStatus
  readonly tell: (change: Partial<ArchiveStatus>) => void
  /** Calls the listener now and at each change. */
  readonly subscribe: (listener: Listener) => void
  /** Waits until the condition holds, looking at each change. */
  readonly until: (holds: (status: ArchiveStatus) => boolean) => Promise<void>
}

export function createStatusBoard(): StatusBoard {
  const listeners = new Set<Listener>()
  let status: ArchiveStatus = {
    edition: 0,
    phase: 'opening',
    postCount: 0,
    indexedCount: 0,
    bytes: 0,
    isPartial: false,
    isStored: false,
    unfetched: [],
    isStorageRefused: false,
    isChecking: false,
    feeds: [],
  }

  return {
    get status() {
      return status
    },
    tell: (change) => {
      status = { ...status, ...change }
      for (const listener of listeners) listener(status)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      listener(status)
    },
    until: (holds) => {
      if (holds(status)) return Promise.resolve()
      return new Promise((resolve) => {
        function look(): void {
          if (!holds(status)) return
          listeners.delete(look)
          resolve()
        }
        listeners.add(look)
      })
    },
  }
}
