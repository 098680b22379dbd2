import {
  createSecureServer,
  type Http2Session,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from 'node:http2'
import type { AddressInfo } from 'node:net'
import { createSecureContext } from 'node:tls'
import { cacheControl } from '../../../src/publish/headers.ts'
import type { Link } from '../link/createLink.ts'
import type { Certificate } from './createCertificate.ts'
import { createHeadWeigher, type HeadWeigher } from './createHeadWeigher.ts'
import { createTraffic, type Traffic, type TrafficKind } from './createTraffic.ts'
import { openFolder, type ServedFile } from './openFolder.ts'

export interface FolderServer {
  /** `https://localhost:<port>`. */
  readonly url: string
  readonly traffic: Traffic
  close(): Promise<void>
}

interface ServeFolderOptions {
  readonly folder: string
  readonly link: Link
  readonly certificate: Certificate
  /** Sent with every answer. */
  readonly headers: Readonly<Record<string, string>>
}

const frameBytes = 9

/** Serves a folder as a good static host does: HTTP/2, brotli, validators, names kept for ever. */
export async function serveFolder(options: ServeFolderOptions): Promise<FolderServer> {
  const { folder, link, certificate, headers } = options
  const files = openFolder(folder)
  const traffic = createTraffic()
  const sessions = new Set<Http2Session>()
  const context = createSecureContext(certificate)
  const server = createSecureServer({
    ...certificate,
    // Every handshake comes through here, and waits as long as it would on the network.
    SNICallback: async (_name, answerHandshake) => {
      await link.connect()
      answerHandshake(null, context)
    },
  })
  server.on('connection', (socket) => {
    if (link.isCut()) socket.destroy()
  })
  // A browser that is closed, or a link that is cut, ends connections in the middle.
  server.on('sessionError', () => {})
  server.on('session', (session) => {
    sessions.add(session)
    session.once('close', () => sessions.delete(session))
    const weigher = createHeadWeigher()
    session.on('stream', (stream, request) => {
      stream.on('error', () => {})
      const end = traffic.begin()
      stream.once('close', end)
      void answer(stream, request, weigher)
    })
  })
  link.onCut(() => {
    for (const session of sessions) session.destroy()
  })

  async function answer(
    stream: ServerHttp2Stream,
    request: IncomingHttpHeaders,
    weigher: HeadWeigher,
  ): Promise<void> {
    const { pathname } = new URL(request[':path'] ?? '/', 'https://localhost')
    await link.ask()
    const file = await files.find(pathname)
    if (stream.destroyed) return
    const isKnown = file !== undefined && request['if-none-match'] === file.etag
    const head = { ...headers, ...(file ? headOf(file) : {}) }
    const status = file ? (isKnown ? 304 : 200) : 404
    const note = { path: pathname, kind: kindOf(file, request) }
    const headBytes = weigher.weigh({ ':status': status, ...head })
    await link.carry(headBytes)
    if (stream.destroyed) return
    traffic.add({ ...note, bytes: headBytes, isBody: false })
    const hasBody = file && !isKnown && request[':method'] !== 'HEAD'
    stream.respond({ ':status': status, ...head }, { endStream: !hasBody })
    if (!hasBody) return
    for (let at = 0; at < file.body.length;) {
      const piece = file.body.subarray(at, at + link.pieceBytes())
      at += piece.length
      await link.carry(piece.length + frameBytes)
      if (stream.destroyed) return
      traffic.add({ ...note, bytes: piece.length + frameBytes, isBody: true })
      await write(stream, piece)
    }
    stream.end()
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `https://localhost:${port}`,
    traffic,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const session of sessions) session.destroy()
      }),
  }
}

const programKinds: readonly TrafficKind[] = ['html', 'css', 'js']

function kindOf(file: ServedFile | undefined, request: IncomingHttpHeaders): TrafficKind {
  const kind = file?.kind ?? 'other'
  const isFetchedByScript = request['sec-fetch-dest'] === 'empty'
  return isFetchedByScript && programKinds.includes(kind) ? 'kept' : kind
}

function headOf({ path, contentType, isCompressed, body, etag }: ServedFile) {
  return {
    'content-type': contentType,
    'content-length': String(body.length),
    ...(isCompressed && { 'content-encoding': 'br' }),
    vary: 'accept-encoding',
    'cache-control': cacheControl(path),
    etag,
  }
}

/** Goes on when there is room again; a stream that ends meanwhile is the caller's to notice. */
function write(stream: ServerHttp2Stream, piece: Buffer): Promise<void> | undefined {
  if (stream.write(piece)) return undefined
  return new Promise((resolve) => {
    function handleRoom(): void {
      stream.off('drain', handleRoom)
      stream.off('close', handleRoom)
      resolve()
    }
    stream.on('drain', handleRoom)
    stream.on('close', handleRoom)
  })
}
