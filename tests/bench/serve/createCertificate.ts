import { execFile } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CommandError } from '../../../src/publish/CommandError.ts'

const run = promisify(execFile)

export interface Certificate {
  readonly key: string
  readonly cert: string
  /**
   * By which Chromium is told to trust it. Told to ignore every error instead, it keeps nothing of
   * such a host in its cache, and what is measured is no visit of a reader's.
   */
  readonly keyHash: string
}

/**
 * Makes a certificate for localhost that is good for this run: browsers speak HTTP/2 over TLS only.
 *
 * @throws {CommandError} when there is no openssl
 */
export async function createCertificate(): Promise<Certificate> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-certificate-'))
  const keyPath = join(folder, 'key.pem')
  const certPath = join(folder, 'cert.pem')
  try {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
    const host = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
    const files = ['-days', '2', '-keyout', keyPath, '-out', certPath]
    await run('openssl', ['req', '-x509', ...key, ...host, ...files])
    const cert = await readFile(certPath, 'utf8')
    const { publicKey } = new X509Certificate(cert)
    const keyHash = createHash('sha256')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64')
    return { key: await readFile(keyPath, 'utf8'), cert, keyHash }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new CommandError('The bench needs openssl, to make a certificate for HTTP/2.')
  } finally {
    await rm(folder, { recursive: true })
  }
}
