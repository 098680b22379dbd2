import { finish, runBrowserTests } from '../../steps.ts'

/** `npm run test:a11y`: the rules of WCAG 2.2 AA on every screen, widths, forced colours, reduced motion. */
finish([runBrowserTests('accessibility', 'tests/browser/accessibility/playwright.config.ts')])
