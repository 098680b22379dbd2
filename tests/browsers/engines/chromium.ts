import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium as playwright } from 'playwright-core'
import { ensureChromium } from '../../browser/ensureChromium.ts'
import { downloadsOf, viewport, type Engine, type StartOptions } from './Engine.ts'
import { startProcess } from './startProcess.ts'

const flags = [
  '--headless=new',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-port=0',
  `--window-size=${viewport.width},${viewport.height}`,
]

/** The control: what fails here too is no matter of the engine. Through Playwright, as in the other suites. */
export const chromium: Engine = {
  name: 'Chromium',
  async start(options) {
    if (options.isStorageRefused) await refuseStorage(options)
    const browser = await startProcess(
      ensureChromium(),
      [
        ...flags,
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        `--user-data-dir=${options.profile}`,
        'about:blank',
      ],
      /DevTools listening on (ws:\S+)/,
    )
    const connection = await playwright.connectOverCDP(browser.said)
    const context = connection.contexts()[0]!
    const page = context.pages()[0] ?? (await context.newPage())
    await page.setViewportSize(viewport)
    page.on('download', (file) => {
      void file.saveAs(join(downloadsOf(options.profile), file.suggestedFilename()))
    })
    return {
      goto: async (url) => void (await page.goto(url)),
      evaluate: (expression) => page.evaluate(expression),
      click: (x, y) => page.mouse.click(x, y),
      async press(keys) {
        for (const key of keys) await page.keyboard.press(key)
      },
      screenshot: () => page.screenshot(),
      kill: () => browser.end('SIGKILL'),
    }
  },
}

/** "Block all cookies", which is of all that a site can keep. */
async function refuseStorage({ profile }: StartOptions): Promise<void> {
  const settings = { profile: { default_content_setting_values: { cookies: 2 } } }
  await mkdir(join(profile, 'Default'), { recursive: true })
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(settings))
}
