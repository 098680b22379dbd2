import type { Page } from '@playwright/test'
import { expect, test as base } from '../site.ts'
import { reportWork } from './actsInPage.ts'
import { quietPath } from './keptLibrary.ts'
import { startBrowser, type StartedBrowser } from './startBrowser.ts'

/** A device whose browser is killed and started again, with what the reader was told on the way. */
export interface Device {
  /** What the pages have told of with `acknowledge`, in all sessions, as it arrived. */
  readonly acknowledged: readonly string[]
  /** Starts the browser at a file of the site in which no program runs. */
  start(): Promise<Page>
  /** Done once there are so many more acknowledgements than now. */
  acknowledgements(more: number): Promise<void>
  /** Done once the next writing begins. */
  beginning(): Promise<void>
  /** Kills the browser with all its processes. */
  kill(): Promise<void>
}

/** Much longer than anything takes that a device is asked for. */
const silentMs = 120_000

export const test = base.extend<{ device: Device }>({
  device: async ({ launchOptions, site, watch }, use, info) => {
    // A file of the site without a page around it names no icon, so the browser asks for the usual one.
    watch.expect(/favicon\.ico/)
    const acknowledged: string[] = []
    const waiting = new Set<() => void>()
    let begun = 0
    let browser: StartedBrowser | undefined

    function tell(): void {
      for (const check of waiting) check()
    }

    function reached(isReached: () => boolean): Promise<void> {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(check)
          reject(new Error('device: nothing was heard of what the test waits for'))
        }, silentMs)
        function check(): void {
          if (!isReached()) return
          clearTimeout(timer)
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
      })
    }

    const device: Device = {
      acknowledged,
      async start() {
        browser = await startBrowser(info.outputPath('profile'), launchOptions)
        const { context, page } = browser
        await watch.attach(context)
        await context.exposeFunction('acknowledge', (what: string) => {
          acknowledged.push(what)
          tell()
        })
        await context.exposeFunction('begun', () => {
          begun++
          tell()
        })
        await context.addInitScript(reportWork)
        await page.goto(`${site.url}${quietPath}`)
        return page
      },
      acknowledgements: (more) => {
        const all = acknowledged.length + more
        return reached(() => acknowledged.length >= all)
      },
      beginning: () => {
        const all = begun + 1
        return reached(() => begun >= all)
      },
      async kill() {
        await browser?.kill()
        browser = undefined
      },
    }
    await use(device)
    await device.kill()
  },
})

export { expect }

/** Waits a moment of real time, which is what decides where in its work a browser is killed. */
export function moment(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
