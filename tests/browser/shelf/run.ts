import { finish, runBrowserTests } from '../../steps.ts'

/** `npm run test:shelf`: how far a post was read, and how what is kept is moved. */
finish([runBrowserTests('the shelf', 'tests/browser/shelf/playwright.config.ts')])
