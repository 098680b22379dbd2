import type { KeptImage } from '../model/Bookmark.ts'

const imageTimeoutMs = 15_000
/** One picture above this is not worth its room on a phone. */
const imageBytes = 10 * 1024 * 1024

/**
 * Fetches the images of a post as bytes, all at once. Bytes, not Blobs, because WebKit cannot store
 * Blobs in every kind of session.
 *
 * @param mayLoad  whether the publisher lists the host of an address
 * @returns one entry per address; those that could not be had say so
 */
export function copyImages(
  urls: readonly string[],
  mayLoad: (url: string) => boolean,
): Promise<readonly KeptImage[]> {
  return Promise.all(urls.filter(mayLoad).map(copyImage))
}

async function copyImage(url: string): Promise<KeptImage> {
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(imageTimeoutMs),
    })
    const type = response.headers.get('content-type') ?? ''
    if (!response.ok || !type.startsWith('image/')) return { url, isMissing: true }
    const bytes = await response.arrayBuffer()
    return bytes.byteLength > imageBytes ? { url, isMissing: true } : { url, type, bytes }
  } catch {
    // No network, no CORS permission, too slow: the text is worth keeping without, and the shelf
    // says which pictures are missing.
    return { url, isMissing: true }
  }
}
