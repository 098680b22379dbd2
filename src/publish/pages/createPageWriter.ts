import type { PostPage, Publication } from '../../archive/Archive.ts'
import type { UntrustedHtml } from '../../model/UntrustedHtml.ts'
import type { Answer } from '../../queries/WrittenPage.ts'
import type { createScreenRenderer, writeText } from './createScreenRenderer.tsx'
import { describeScreen } from './describeScreen.ts'
import { textOptions } from './listScreens.ts'
import type { Program, RouteFile } from './Program.ts'
import { createDocumentWriter, type DocumentWriter } from './writeDocument.ts'

/** What draws screens, as Vite has built it. */
export interface Renderer {
  readonly createScreenRenderer: typeof createScreenRenderer
  readonly writeText: typeof writeText
}

/** What a page is drawn from. */
export interface PageInput {
  /** From the base of the site, with a slash in front. */
  readonly path: string
  readonly route: RouteFile
  /** JSON of what the archive answers. */
  readonly answers: string
  /** Body of the post, on the screen of one. */
  readonly html?: UntrustedHtml | undefined
}

/**
 * @param base  path of the site, with slashes around it
 * @returns what makes a page of a screen
 */
export function createPageWriter(
  { shell, assets }: Program,
  { createScreenRenderer: createRenderer, writeText: arrange }: Renderer,
  publication: Publication,
  base: string,
): (input: PageInput) => Promise<string> {
  const render = createRenderer(base, publication.language)
  const writers = new Map<RouteFile, DocumentWriter>()

  function writerOf(route: RouteFile): DocumentWriter {
    const known = writers.get(route) ?? createDocumentWriter(shell, assets[route], base)
    writers.set(route, known)
    return known
  }

  return async ({ path, route, answers: json, html: body }) => {
    const answers = JSON.parse(json) as readonly Answer[]
    const page = body === undefined ? undefined : pageOf(answers, body)
    const shown = page && arrange(page.post, textOptions(page, publication, base))
    const text = page && shown && { revision: page.post.revision, shown }
    const { html, title, locale } = await render({ path, answers, text })
    const { html: _inPage, ...around } = shown ?? {}
    return writerOf(route)({
      language: locale,
      title,
      description: describeScreen(publication, title, page),
      html,
      answers: json,
      text: text && { revision: text.revision, ...(around as typeof shown) },
    })
  }
}

/** Of the screen of a post, with the body that its answers leave out. */
function pageOf(answers: readonly Answer[], html: UntrustedHtml): PostPage {
  const page = answers.at(-1)![1] as PostPage
  return { ...page, post: { ...page.post, html } }
}
