import { finish, runBrowserTests } from '../../steps.ts'

/** `npm run test:search`: everything that a reader can do with search, as journeys in a browser. */
finish([runBrowserTests('search', 'tests/browser/search/playwright.config.ts')])
