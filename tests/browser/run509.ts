import { hasSharedFeed } from '../fixtures/sharedFeed.ts'
import { finish, runBrowserTests } from '../steps.ts'

/** `npm run test:509`: the browser tests of `npm test` on a real blog instead of the sample. */
function main(): void {
  if (!hasSharedFeed) {
    console.log('Left out: the 509 real posts are not at ../shared/feeds/18f.json')
    finish([])
    return
  }
  process.env['LECTERN_PUBLICATION'] = '509'
  finish([runBrowserTests('journeys on the 509 posts', 'tests/browser/playwright.config.ts')])
}

main()
