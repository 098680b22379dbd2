import { join } from 'node:path'
import { finish, reports, runBrowserTests, type Count } from '../steps.ts'
import { ensureWordPress } from './ensureWordPress.ts'

/**
 * `npm run test:wordpress`: the reader over a real WordPress, both started on this machine. The last
 * line counts the tests, with the build as one of them.
 */
function main(): void {
  finish([runTests()])
}

function runTests(): Count {
  try {
    ensureWordPress()
  } catch (error) {
    console.error(String(error))
    return { passed: 0, failed: 1 }
  }
  const folder = join(reports, 'dist')
  return runBrowserTests('WordPress', 'tests/wordpress/playwright.config.ts', folder)
}

main()
