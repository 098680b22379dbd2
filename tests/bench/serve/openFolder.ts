import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const compress = promisify(brotliCompress)

/** What a file is. */
export type FileKind = 'html' | 'css' | 'js' | 'data' | 'other'

/** A file as a host sends it. */
export interface ServedFile {
  /** From the folder, without a slash before it. */
  readonly path: string
  readonly kind: FileKind
  readonly contentType: string
  readonly isCompressed: boolean
  readonly body: Buffer
  readonly etag: string
}

export interface ServedFolder {
  /**
   * @param path  of an address, from the root on
   * @returns the file there, else the page of a folder of that name, else for the address of a
   *   screen the page of the whole site
   */
  readonly find: (path: string) => Promise<ServedFile | undefined>
}

const types: Readonly<Record<string, readonly [FileKind, string]>> = {
  '.html': ['html', 'text/html; charset=utf-8'],
  '.css': ['css', 'text/css; charset=utf-8'],
  '.js': ['js', 'text/javascript; charset=utf-8'],
  '.json': ['data', 'application/json'],
  '.webmanifest': ['other', 'application/manifest+json'],
  '.svg': ['other', 'image/svg+xml'],
  '.png': ['other', 'image/png'],
  '.jpg': ['other', 'image/jpeg'],
  '.webp': ['other', 'image/webp'],
}

/** Publishers compress small files as well as can be, and large ones in a time that they have. */
const largeBytes = 512 * 1024

/**
 * A folder whose files are sent compressed with brotli. Each is compressed when it is first asked
 * for and kept, so the first visit of a bench must not count.
 */
export function openFolder(folder: string): ServedFolder {
  const files = new Map<string, Promise<ServedFile | undefined>>()

  function open(path: string): Promise<ServedFile | undefined> {
    const known = files.get(path) ?? readServedFile(folder, path)
    files.set(path, known)
    return known
  }

  async function find(address: string): Promise<ServedFile | undefined> {
    const path = decodeURIComponent(address).replace(/^\/+/, '')
    if (path.split('/').includes('..')) return undefined
    const isFile = extname(path) !== ''
    if (isFile) return open(path)
    return (await open(join(path, 'index.html'))) ?? open('index.html')
  }

  return { find }
}

async function readServedFile(folder: string, path: string): Promise<ServedFile | undefined> {
  const whole = join(folder, path)
  const entry = await stat(whole).catch(() => undefined)
  if (!entry?.isFile()) return undefined
  const plain = await readFile(whole)
  const [kind, contentType] = types[extname(path)] ?? ['data', 'application/octet-stream']
  const body = await compressBody(plain)
  const isCompressed = body.length < plain.length
  return {
    path,
    kind,
    contentType,
    isCompressed,
    body: isCompressed ? body : plain,
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 16)}"`,
  }
}

function compressBody(plain: Buffer): Promise<Buffer> {
  const quality = plain.length > largeBytes ? 5 : 11
  return compress(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  })
}
