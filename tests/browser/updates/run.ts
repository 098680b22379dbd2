import { finish, runBrowserTests } from '../../steps.ts'

/** `npm run test:updates`: that a reader goes from one version of the program to the next unharmed. */
finish([runBrowserTests('updates of the program', 'tests/browser/updates/playwright.config.ts')])
