import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { StaticRouter } from 'react-router'
import type { Post } from '../../model/Post.ts'
import { createQueryClient } from '../../queries/createQueryClient.ts'
import { writtenTextKey } from '../../queries/useWrittenText.ts'
import { RootRoute } from '../../routes/RootRoute.tsx'
import { loadScreen } from '../../routes/routes.tsx'
import { setLocale } from '../../ui/messages/messages.ts'
import { takeWrittenTitle } from '../../ui/page/PageHeading.tsx'
import { arrangePost, type ShownText } from '../../ui/post/arrangePost.ts'
import type { SanitizeOptions } from '../../ui/post/sanitizeHtml.ts'
import type { Answer } from '../../queries/WrittenPage.ts'
import { setSiteBase } from '../../url/siteHref.ts'

/** What a screen is drawn from. */
export interface Drawable {
  /** From the base of the site, with a slash in front. */
  readonly path: string
  /** What the archive answers to the screen's questions. */
  readonly answers: readonly Answer[]
  /** Of a post's screen. */
  readonly text?: { readonly revision: string; readonly shown: ShownText } | undefined
}

export interface RenderedScreen {
  readonly html: string
  readonly title: string
  /** Language of the interface. */
  readonly locale: string
}

/**
 * Draws screens ahead of time with the components that draw them in a browser.
 *
 * @param base  path of the site, with slashes around it
 * @param language  of the publication
 */
export function createScreenRenderer(
  base: string,
  language: string,
): (screen: Drawable) => Promise<RenderedScreen> {
  const locale = setLocale(language)
  setSiteBase(base)
  return async ({ path, answers, text }) => {
    const client = createQueryClient()
    for (const [key, data] of answers) client.setQueryData(key, data)
    if (text) client.setQueryData(writtenTextKey(text.revision), text.shown)
    const address = base.slice(0, -1) + path
    await loadScreen(address, base)
    const html = renderToString(
      <StrictMode>
        <QueryClientProvider client={client}>
          <StaticRouter basename={base} location={address}>
            <RootRoute isWritten />
          </StaticRouter>
        </QueryClientProvider>
      </StrictMode>,
    )
    return { html, title: takeWrittenTitle(), locale }
  }
}

/** The text of a post as its screen will show it. */
export function writeText(post: Post, options: SanitizeOptions): ShownText {
  return arrangePost(post, options)
}
