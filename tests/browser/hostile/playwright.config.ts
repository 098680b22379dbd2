import { defineConfig } from '@playwright/test'
import { hasSharedFeed } from '../../fixtures/sharedFeed.ts'
import browserConfig from '../playwright.config.ts'

const { grepInvert: _ofJourneys, ...common } = browserConfig

export default defineConfig({
  ...common,
  ...(!hasSharedFeed && { grepInvert: /509 posts/ }),
  testIgnore: [],
  outputDir: '../../../test-results',
})
