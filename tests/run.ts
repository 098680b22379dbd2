import { hasSharedFeed } from './fixtures/sharedFeed.ts'
import { finish, runBrowserTests, runStep, runUnitTests } from './steps.ts'

/**
 * `npm test`: types, lint, unit and component tests, then the browser tests on a fresh build. Every
 * step runs, whatever the ones before it found; the last line counts the tests of all of them, with
 * types, lint and build as one test each.
 */
function main(): void {
  if (!hasSharedFeed) {
    console.log('Left out: the tests on 509 real posts, which are not at ../shared/feeds/18f.json')
  }
  finish([
    runStep('types', 'tsc --noEmit && tsc --noEmit -p src/offline'),
    runStep('lint', 'oxlint --type-aware --deny-warnings'),
    runUnitTests('unit and component tests'),
    runBrowserTests('browser tests', 'tests/browser/playwright.config.ts'),
  ])
}

main()
