import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The browser to test in: what `CHROME` names, else the system's, else Playwright's own. */
export function findChromium(): string | undefined {
  const named = process.env['CHROME']
  const candidates = named ? [named] : [...systemPaths, chromium.executablePath()]
  return candidates.find((path) => existsSync(path))
}
