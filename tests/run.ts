import { join } from 'node:path'
import { hasSharedFeed } from './fixtures/sharedFeed.ts'
import {
  finish,
  readReport,
  reports,
  run,
  runBrowserTests,
  runStep,
  settle,
  type Count,
} from './steps.ts'

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
    runUnitTests(),
    runBrowserTests('browser tests', 'tests/browser/playwright.config.ts'),
  ])
}

function runUnitTests(): Count {
  const report = join(reports, 'unit.json')
  const isFine = run(
    'unit and component tests',
    `vitest run --reporter=default --reporter=json --outputFile.json=${report}`,
  )
  const { numPassedTests, numFailedTests } = readReport(report) as Record<string, number>
  return settle(isFine, numPassedTests, numFailedTests)
}

main()
