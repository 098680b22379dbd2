/** A disk that has not answered by then is said to be silent. */
const openTimeoutMs = 5_000

/**
 * Opens the database of what the reader keeps as it is, whatever version of the program wrote it.
 * Nothing is migrated, and none is made where there is none.
 *
 * @returns `undefined` where nothing was ever kept
 * @throws where the browser refuses, or does not answer
 */
export function openKeptLibrary(name: string): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name)
    let isNew = false
    setTimeout(() => reject(new Error(`recovery: "${name}" does not answer`)), openTimeoutMs)
    opening.addEventListener('upgradeneeded', () => {
      // An empty one would look to the program like one of its own.
      isNew = true
      opening.transaction?.abort()
    })
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => {
      if (isNew) resolve(undefined)
      else reject(opening.error ?? new Error(`recovery: "${name}" could not be opened`))
    })
  })
}

/** What a request has come to. */
export function done<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () =>
      reject(request.error ?? new Error('recovery: no answer')),
    )
  })
}
