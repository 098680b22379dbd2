import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext } from 'playwright-core'
import { CommandError } from '../../src/publish/CommandError.ts'
import { findChromium } from '../browser/findChromium.ts'

export interface Profile {
  readonly context: BrowserContext
  readonly close: () => Promise<void>
}

interface ProfileOptions {
  /** Of a certificate that is to be trusted. */
  readonly keyHash?: string
  readonly hasScripts?: boolean
}

const launchArguments = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Pictures on other hosts fail at once, with and without a network.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
]

/**
 * Starts Chromium with a profile that has never seen the site, and that is kept between its pages.
 *
 * @throws {CommandError} when there is no Chromium
 */
export async function openProfile(options: ProfileOptions = {}): Promise<Profile> {
  const { keyHash, hasScripts = true } = options
  const executablePath = findChromium()
  if (!executablePath) {
    throw new CommandError('No Chromium was found. Set CHROME to the path of one.')
  }
  const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-profile-'))
  const trust = keyHash === undefined ? [] : [`--ignore-certificate-errors-spki-list=${keyHash}`]
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    args: [...launchArguments, ...trust],
    viewport: { width: 1280, height: 900 },
    javaScriptEnabled: hasScripts,
  })
  return {
    context,
    close: async () => {
      await context.close()
      await rm(folder, { recursive: true, maxRetries: 5 })
    },
  }
}
