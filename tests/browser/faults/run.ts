import { parseArgs } from 'node:util'
import { finish, runBrowserTests } from '../../steps.ts'
import { tallyTable, tallyToFile } from '../endurance/tally.ts'

/**
 * `npm run test:faults`: the reader where feeds, storage or the network fail, and the long series of
 * kills, deploys, tabs, full devices, wrong clocks and a year of use, with a table of what was tried
 * and what was lost. With `-- --short` the first only, which every change has to pass.
 */
function main(): void {
  const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } })
  const short = runBrowserTests('faults', 'tests/browser/faults/playwright.config.ts')
  if (values.short) return finish([short])
  const tallyFile = tallyToFile()
  const long = runBrowserTests('long series', 'tests/browser/endurance/playwright.config.ts')
  console.log(`\n${tallyTable(tallyFile)}`)
  finish([short, long])
}

main()
