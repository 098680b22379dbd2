import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './browser/ensureChromium.ts'
import { hasSharedFeed } from './fixtures/sharedFeed.ts'

/**
 * `npm test`: types, lint, unit and component tests, then the browser tests on a fresh build. Every
 * step runs, whatever the ones before it found; the last line counts the tests of all of them, with
 * types, lint and build as one test each.
 */

interface Count {
  readonly passed: number
  readonly failed: number
}

const reports = mkdtempSync(join(tmpdir(), 'lectern-tests-'))

function main(): void {
  if (!hasSharedFeed) {
    console.log('Left out: the tests on 509 real posts, which are not at ../shared/feeds/18f.json')
  }
  const counts = [
    runStep('types', 'tsc --noEmit && tsc --noEmit -p src/offline'),
    runStep('lint', 'oxlint --type-aware --deny-warnings'),
    runUnitTests(),
    runBrowserTests(),
  ]
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  process.exitCode = failed > 0 ? 1 : 0
  console.log(`\n${passed} passed, ${failed} failed`)
}

function runStep(name: string, command: string): Count {
  const isFine = run(name, command)
  return { passed: isFine ? 1 : 0, failed: isFine ? 0 : 1 }
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

function runBrowserTests(): Count {
  let chromium: string
  try {
    chromium = ensureChromium()
  } catch (error) {
    console.error(String(error))
    return { passed: 0, failed: 1 }
  }
  const report = join(reports, 'browser.json')
  const build = runStep('build', 'vite build --logLevel error')
  if (build.failed > 0) return build
  const isFine = run(
    'browser tests',
    'playwright test --config tests/browser/playwright.config.ts --reporter=list,json',
    { CHROME: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  )
  const { stats } = readReport(report) as { stats?: { expected: number; unexpected: number } }
  const tests = settle(isFine, stats?.expected, stats?.unexpected)
  return { passed: tests.passed + build.passed, failed: tests.failed }
}

function run(name: string, command: string, environment: Record<string, string> = {}): boolean {
  console.log(`\n— ${name}`)
  const { status } = spawnSync(command, {
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  })
  return status === 0
}

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    // The runner died before it could write: `settle` counts that as a failure.
    return {}
  }
}

/** A runner that failed without a failed test (none found, a crash) is one failure. */
function settle(isFine: boolean, passed = 0, failed = 0): Count {
  return { passed, failed: isFine ? failed : Math.max(1, failed) }
}

main()
