import type { BrowserContext, ConsoleMessage, Request } from '@playwright/test'
import { pictureFile } from './publications.ts'

/**
 * What must not happen in any journey: an error in the console, an uncaught exception, a breach of
 * the security policy, a request to a host that the publisher does not list.
 */
export interface PageWatch {
  attach(context: BrowserContext): Promise<void>
  /** From now on nothing answers for pictures, and the browser may say that it has no connection. */
  cutOff(): void
  /** Lets pass what a journey brings about on purpose; matched against text and address. */
  expect(pattern: RegExp): void
  /** Everything that nobody expected, one line each. */
  findings(): readonly string[]
}

/**
 * DOMPurify parses a body in an inert document. Chromium applies the page's policy to that too and
 * reports each event handler and each style, none of which can take effect there. That nothing of
 * them is left in the page is the sanitizer's own test.
 */
const inertParsing = [
  /(Executing inline event handler|Applying inline style) violates .*\/arrangePost-/,
  /policy: (script-src-attr|style-src-attr|style-src-elem) refused inline in .*\/arrangePost-/,
]

/** @param imageHosts  hosts besides the site's own that may be asked, for pictures */
export function createPageWatch(siteUrl: string, imageHosts: readonly string[]): PageWatch {
  const expected: RegExp[] = [...inertParsing]
  const seen: string[] = []
  let isCutOff = false

  function noteMessage(message: ConsoleMessage): void {
    const { url } = message.location()
    if (message.type() === 'error' && !isMissingPicture(url)) {
      seen.push(`console: ${message.text()} (${url})`)
    }
  }

  /** Some pictures of the 509 posts are gone; the browser says so and the reader does without. */
  function isMissingPicture(url: string): boolean {
    return imageHosts.includes(URL.parse(url)?.host ?? '')
  }

  function noteRequest(request: Request): void {
    const { protocol, origin, host } = new URL(request.url())
    const isOutside = /^https?:$/.test(protocol) && origin !== siteUrl && !imageHosts.includes(host)
    if (isOutside) seen.push(`request: ${request.url()}`)
  }

  return {
    async attach(context) {
      context.on('console', noteMessage)
      context.on('weberror', (error) => seen.push(`exception: ${error.error().message}`))
      context.on('request', noteRequest)
      await context.addInitScript(reportViolations)
      if (imageHosts.length > 0) await answerPictures(context, imageHosts, () => isCutOff)
    },
    cutOff() {
      isCutOff = true
      expected.push(/Failed to load resource: net::ERR_(CONNECTION_REFUSED|INTERNET_DISCONNECTED)/)
    },
    expect: (pattern) => expected.push(pattern),
    findings: () => seen.filter((line) => !expected.some((pattern) => pattern.test(line))),
  }
}

/** Runs in each page before its own scripts. */
function reportViolations(): void {
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
    console.error(`policy: ${violatedDirective} refused ${blockedURI} in ${sourceFile}`)
  })
}

/** Plays the hosts of the pictures; those without a local copy are gone there too. */
async function answerPictures(
  context: BrowserContext,
  hosts: readonly string[],
  isCutOff: () => boolean,
): Promise<void> {
  await context.route(
    (url) => hosts.includes(url.host),
    async (route) => {
      if (isCutOff()) return route.abort('connectionrefused')
      const path = pictureFile(route.request().url())
      const headers = { 'Access-Control-Allow-Origin': '*' }
      return path ? route.fulfill({ path, headers }) : route.fulfill({ status: 404, headers })
    },
  )
}
