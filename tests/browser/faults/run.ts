import { finish, runBrowserTests } from '../../steps.ts'

/** `npm run test:faults`: the reader where feeds, storage or the network fail. */
finish([runBrowserTests('faults', 'tests/browser/faults/playwright.config.ts')])
