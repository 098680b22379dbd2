import { hasSharedFeed } from '../fixtures/sharedFeed.ts'
import browserConfig from './playwright.config.ts'

const { grepInvert: _ofJourneys, ...common } = browserConfig

/** Of a suite in a folder of its own, which has a script of its own. */
export const suiteConfig = {
  ...common,
  ...(!hasSharedFeed && { grepInvert: /509 posts/ }),
  testIgnore: [],
  outputDir: '../../../test-results',
}
