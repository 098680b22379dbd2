import { finish, runBrowserTests } from '../../steps.ts'

/** `npm run test:hostile`: the reader before servers that answer badly, slowly or not at all. */
finish([runBrowserTests('hostile servers', 'tests/browser/hostile/playwright.config.ts')])
