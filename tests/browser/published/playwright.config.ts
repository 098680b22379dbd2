import { defineConfig } from '@playwright/test'
import browserConfig from '../playwright.config.ts'

export default defineConfig({
  ...browserConfig,
  testIgnore: [],
  outputDir: '../../../test-results',
})
