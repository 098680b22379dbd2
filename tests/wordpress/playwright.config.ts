import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import browserConfig from '../browser/playwright.config.ts'

export default defineConfig(browserConfig, {
  // The other browser tests empty theirs when they begin.
  outputDir: join(tmpdir(), 'lectern-wordpress-results'),
  // A worker has a WordPress of its own, and the machine has to carry it.
  workers: 1,
  fullyParallel: false,
  timeout: 60_000,
})
