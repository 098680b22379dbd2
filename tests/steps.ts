import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './browser/ensureChromium.ts'

/** Tests of one step. */
export interface Count {
  readonly passed: number
  readonly failed: number
}

/** Where runners write what came out; a folder of this run only. */
export const reports = mkdtempSync(join(tmpdir(), 'lectern-tests-'))

/** Prints the count of all steps as the last line, and sets the exit code. */
export function finish(counts: readonly Count[]): void {
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  process.exitCode = failed > 0 ? 1 : 0
  console.log(`\n${passed} passed, ${failed} failed`)
}

/** A command that is one test by itself. */
export function runStep(name: string, command: string): Count {
  const isFine = run(name, command)
  return { passed: isFine ? 1 : 0, failed: isFine ? 0 : 1 }
}

/** @param files  which of them; all that do not take long where absent */
export function runUnitTests(
  name: string,
  files = '',
  environment: Record<string, string> = {},
): Count {
  const report = join(reports, 'unit.json')
  const isFine = run(
    name,
    `vitest run ${files} --reporter=default --reporter=json --outputFile.json=${report}`,
    environment,
  )
  const { numPassedTests, numFailedTests } = readReport(report) as Record<string, number>
  return settle(isFine, numPassedTests, numFailedTests)
}

/** Builds the site, as one more test, and runs the Playwright tests of a configuration on it. */
export function runBrowserTests(name: string, config: string, outDir?: string): Count {
  let chromium: string
  try {
    chromium = ensureChromium()
  } catch (error) {
    console.error(String(error))
    return { passed: 0, failed: 1 }
  }
  const report = join(reports, 'browser.json')
  const target = outDir === undefined ? '' : ` --outDir ${outDir}`
  const build = runStep('build', `vite build --logLevel error${target}`)
  if (build.failed > 0) return build
  const isFine = run(name, `playwright test --config ${config} --reporter=list,json`, {
    CHROME: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    ...(outDir !== undefined && { LECTERN_DIST: outDir }),
  })
  const { stats } = readReport(report) as { stats?: { expected: number; unexpected: number } }
  const tests = settle(isFine, stats?.expected, stats?.unexpected)
  return { passed: tests.passed + build.passed, failed: tests.failed }
}

/** @returns whether it ended well */
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
