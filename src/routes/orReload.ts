import type { ReactNode } from 'react'

/** Code that could not be fetched, though the page has been loaded again for it if that could help. */
export class MissingCodeError extends Error {
  override name = 'MissingCodeError'
}

/** Names the version of the program that the page was loaded again in place of. */
const storageKey = 'reloaded-for-code'

/**
 * Code that the reader waits for. Where it is gone, the host has another version of the program by
 * now, and the page is loaded again at its address: once in the life of a version, and only if the
 * host answers, since a page that is there is better than none.
 *
 * @throws {MissingCodeError} when it is not there and loading the page again is of no use
 */
export async function orReload<Code>(code: Promise<Code>): Promise<Code> {
  try {
    return await code
  } catch (cause) {
    await untilNotLeaving()
    if ((await isHostThere()) && isFirstTime()) {
      location.reload()
      return new Promise(() => {})
    }
    throw new MissingCodeError(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

/** A way elsewhere that has led nowhere by then was a download, or was stopped. */
const leavingMs = 20_000

let leftAtMs = -Infinity

if (typeof window !== 'undefined') {
  window.addEventListener('beforeunload', () => {
    leftAtMs = performance.now()
  })
}

/**
 * Firefox gives up what a page is fetching as soon as the reader goes elsewhere. To load the page
 * again would give up their way instead.
 */
async function untilNotLeaving(): Promise<void> {
  const remainingMs = leftAtMs + leavingMs - performance.now()
  if (remainingMs > 0) await new Promise((resolve) => setTimeout(resolve, remainingMs))
}

async function isHostThere(): Promise<boolean> {
  try {
    // The service worker leaves such a request alone.
    const { status } = await fetch(location.href, { method: 'HEAD', cache: 'no-store' })
    return status < 500
  } catch {
    return false
  }
}

function isFirstTime(): boolean {
  try {
    if (sessionStorage.getItem(storageKey) === import.meta.url) return false
    sessionStorage.setItem(storageKey, import.meta.url)
    return true
  } catch {
    // Where nothing can be kept, nothing would end it.
    return false
  }
}

interface Drawing<Props> {
  readonly default: (props: Props) => ReactNode
}

/**
 * Code that nobody has asked for: without it the page stays as it is.
 *
 * @returns what draws nothing, where it is not there
 */
export async function orNothing<Props>(code: Promise<Drawing<Props>>): Promise<Drawing<Props>> {
  try {
    return await code
  } catch {
    return { default: () => null }
  }
}
