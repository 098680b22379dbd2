import { fromBase64Url, toBase64Url } from '../model/base64.ts'
import { isListFragment, listStart } from './isListFragment.ts'

/**
 * A list of posts in the fragment of an address, which never reaches a server:
 * `#list=` and, in base64url, a byte for the version and then the slugs, one a line, deflated.
 */
const version = 1

/** Browsers take longer addresses; messengers and mail programs, which carry them, often do not. */
const longestFragment = 16_000
/** What a fragment may become: a kilobyte of zeros deflated is a gigabyte. */
const longestListBytes = 200_000

/** Posts that one link can name, whatever their names are. */
const longestList = 1_000

/** @returns `undefined` where the list is too long for a link */
export async function formatListFragment(slugs: readonly string[]): Promise<string | undefined> {
  if (slugs.length > longestList) return undefined
  const deflated = await through(new CompressionStream('deflate-raw'), encode(slugs.join('\n')))
  const bytes = new Uint8Array([version, ...deflated!])
  const fragment = listStart + toBase64Url(bytes)
  return fragment.length > longestFragment ? undefined : fragment
}

/**
 * Reads a list from anybody's link.
 *
 * @returns each slug once, in order; `undefined` where the fragment is damaged or of a newer version
 */
export async function readListFragment(fragment: string): Promise<readonly string[] | undefined> {
  if (!isListFragment(fragment) || fragment.length > longestFragment) return undefined
  try {
    const bytes = fromBase64Url(fragment.slice(listStart.length))
    if (bytes[0] !== version) return undefined
    const inflated = await through(new DecompressionStream('deflate-raw'), bytes.subarray(1))
    if (!inflated) return undefined
    const text = new TextDecoder('utf-8', { fatal: true }).decode(inflated)
    const slugs = [...new Set(text.split('\n').filter((slug) => slug !== ''))]
    return slugs.length > 0 && slugs.length <= longestList ? slugs : undefined
  } catch {
    // No base64, not deflated, cut off, or no text.
    return undefined
  }
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

/** @returns `undefined` where more comes out than a list may be @throws {TypeError} for broken data */
async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const writer = stream.writable.getWriter()
  // What is wrong with the data is met where it is read.
  const writing = Promise.all([writer.write(bytes), writer.close()]).catch(() => {})
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  const reader = stream.readable.getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length
    if (length > longestListBytes) return undefined
    pieces.push(read.value)
  }
  await writing
  return new Uint8Array(await new Blob(pieces).arrayBuffer())
}
