import { finish, runBrowserTests, runUnitTests } from '../../steps.ts'

/**
 * `npm run test:published`: that a published index answers a thousand queries as the whole index does,
 * and a published site in a browser.
 */
finish([
  runUnitTests('published index', 'tests/search/shards/sharedShards.test.ts', {
    LECTERN_PROOFS: 'all',
  }),
  runBrowserTests('published site', 'tests/browser/published/playwright.config.ts'),
])
