import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { chromium, type BrowserContext, type Page } from '@playwright/test'

/** A whole browser of its own on a profile, which can end as in a power cut. */
export interface StartedBrowser {
  readonly context: BrowserContext
  readonly page: Page
  /** Ends all of its processes at once, in the middle of whatever they do. */
  kill(): Promise<void>
}

interface BrowserOptions {
  readonly executablePath?: string
  readonly args?: readonly string[]
}

/**
 * Starts the browser as a reader does, in a group of processes of its own: Playwright's own way of
 * starting gives no hold of all of them.
 *
 * @param profile  folder of the profile, which stays
 */
export async function startBrowser(
  profile: string,
  { executablePath, args = [] }: BrowserOptions,
): Promise<StartedBrowser> {
  const browser = spawn(
    executablePath ?? chromium.executablePath(),
    [
      '--headless=new',
      '--disable-gpu',
      '--disable-extensions',
      '--disable-component-extensions-with-background-pages',
      '--disable-default-apps',
      ...args,
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const ended = once(browser, 'exit')
  const address = await debuggingAddress(createInterface(browser.stderr))
  // What nobody reads would hold it up once the pipe is full.
  browser.stderr.resume()
  const connection = await chromium.connectOverCDP(address)
  const context = connection.contexts()[0]!
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    kill: async () => {
      process.kill(-browser.pid!, 'SIGKILL')
      await ended
    },
  }
}

async function debuggingAddress(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const [, address] = /^DevTools listening on (\S+)/.exec(line) ?? []
    if (address !== undefined) return address
  }
  throw new Error('startBrowser: the browser ended before it could be reached')
}
