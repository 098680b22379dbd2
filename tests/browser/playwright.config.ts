import { defineConfig } from '@playwright/test'
import { findChromium } from './findChromium.ts'

const executablePath = findChromium()

/** Everything that makes Chromium call home is off: tests must not depend on a network. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const on509Posts = /509 posts/

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  // Each of them takes long and has a script of its own.
  testIgnore: [
    'accessibility/**',
    'endurance/**',
    'faults/**',
    'hostile/**',
    'published/**',
    'search/**',
    'shelf/**',
    'updates/**',
  ],
  outputDir: '../../test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // On the real blog they take as long again: `npm run test:509`.
  ...(process.env['LECTERN_PUBLICATION'] === '509'
    ? { grep: on509Posts }
    : { grepInvert: on509Posts }),
  // Long enough for a machine that does other things too; a test waits for what it means and no longer.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 900 },
    // Without the film of every test, which costs a quarter of the time.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    },
  },
})
