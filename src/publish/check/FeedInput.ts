import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createFeedDecoder } from '../../feed/decodeBytes.ts'
import { FeedFetchError } from '../../feed/FeedFetchError.ts'
import { fetchFeed, type FeedDocument, type FeedResponse } from '../../feed/fetchFeed.ts'
import { decodePart } from '../../model/webAddress.ts'
import { CommandError } from '../CommandError.ts'

/** Where a feed that is to be checked comes from. */
export interface FeedInput {
  readonly isWeb: boolean
  /** What the reading starts with. */
  readonly url: string
  readonly open: typeof fetchFeed
  /** Text in which addresses beside a file stand, with those that the file has on this machine. */
  localize(text: string): string
}

/**
 * The host that files are read from. The reader knows web addresses only, so a file stands for one
 * of them while it is read, and what is relative in it is found beside it.
 */
const fileHost = 'http://feed-file.invalid/'

/**
 * What was typed: an http address, `-` for standard input, or a path.
 *
 * @throws {CommandError} when the path is no file
 */
export async function openFeedInput(argument: string): Promise<FeedInput> {
  if (/^https?:\/\//i.test(argument)) return webInput(argument)
  if (argument === '-') return standardInput()
  await requireFile(argument)
  const folder = dirname(argument)
  return localInput(argument, `${pathToFileURL(folder).href}/`, (name) =>
    readBytes(join(folder, name)),
  )
}

function standardInput(): FeedInput {
  return localInput('-', '', (path) => (path === '/-' ? process.stdin : undefined))
}

function webInput(url: string): FeedInput {
  if (!URL.canParse(url)) throw new CommandError(`"${url}" is no address.`)
  return { isWeb: true, url, open: fetchFeed, localize: (text) => text }
}

type Bytes = AsyncIterable<Uint8Array>

/** @param read  gives the bytes of a path in the folder, or nothing where there is no such file */
function localInput(
  name: string,
  folderUrl: string,
  read: (path: string) => Promise<Bytes | undefined> | Bytes | undefined,
): FeedInput {
  return {
    isWeb: false,
    url: `${fileHost}${encodeURIComponent(basename(name))}`,
    open: openLocally(fileHost, read),
    localize: (text) => text.replaceAll(fileHost, folderUrl),
  }
}

/**
 * Reads addresses that stand for files from those, all others from the web.
 *
 * @param root  what the addresses of files begin with
 * @param read  gives the bytes of a path under it, or nothing where there is no such file
 */
export function openLocally(
  root: string,
  read: (path: string) => Promise<Bytes | undefined> | Bytes | undefined,
): typeof fetchFeed {
  return async (url, options) => {
    if (!url.startsWith(root)) return fetchFeed(url, options)
    const bytes = await read(pathOf(url))
    if (!bytes) throw new FeedFetchError(url, { status: 404 })
    return toResponse(url, bytes)
  }
}

/** The bytes of a file; nothing where there is none. */
export async function readBytes(path: string): Promise<Bytes | undefined> {
  const isFile = (await stat(path).catch(() => undefined))?.isFile() ?? false
  return isFile ? createReadStream(path) : undefined
}

/** @returns the path within the folder; nothing in it leads out */
function pathOf(url: string): string {
  return join('/', decodePart(new URL(url).pathname))
}

function toResponse(url: string, bytes: Bytes): FeedResponse {
  return {
    isUnchanged: false,
    document: {
      url,
      validators: {},
      totalBytes: undefined,
      header: () => undefined,
      text: decode(bytes),
    },
  }
}

async function* decode(bytes: Bytes): FeedDocument['text'] {
  const decoder = createFeedDecoder(null)
  for await (const chunk of bytes) {
    yield { text: decoder.decode(chunk), bytes: chunk.byteLength }
  }
  yield { text: decoder.end(), bytes: 0 }
}

async function requireFile(path: string): Promise<void> {
  try {
    if ((await stat(path)).isDirectory()) {
      throw new CommandError(`The feed ${path} is a folder, not a file.`)
    }
  } catch (error) {
    if (error instanceof CommandError) throw error
    const { code } = error as NodeJS.ErrnoException
    const reason = code === 'ENOENT' ? 'does not exist' : `could not be read (${code})`
    throw new CommandError(`The feed ${path} ${reason}.`)
  }
}

/** Whether an address is of something that lies beside the file, or would. */
export function isBesideFile(url: string): boolean {
  return url.startsWith(fileHost)
}
