import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from './findChromium.ts'

const installs: readonly { readonly isPossible: () => boolean; readonly line: string }[] = [
  {
    isPossible: () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'),
    line: 'apt-get update && apt-get install -y chromium',
  },
  { isPossible: () => true, line: 'npx playwright-core install chromium' },
]

/**
 * Finds a Chromium, installing one where there is none.
 *
 * @throws {Error} with the line to type when that does not work either
 */
export function ensureChromium(): string {
  const found = findChromium()
  if (found) return found
  for (const { line } of installs.filter(({ isPossible }) => isPossible())) {
    console.log(`No Chromium found. Installing one: ${line}`)
    spawnSync(line, { shell: true, stdio: 'inherit' })
    const installed = findChromium()
    if (installed) return installed
  }
  throw new Error(
    'The browser tests need a Chromium. Install one with "sudo apt-get install -y chromium" or "npx playwright-core install chromium", or name yours: CHROME=/path/to/chrome npm test',
  )
}
