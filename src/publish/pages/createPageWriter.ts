import type { PostPage, Publication } from '../../archive/Archive.ts'
import type { SiteFile } from '../site/archiveFiles.ts'
import { describeScreen } from './describeScreen.ts'
import { textOptions, type Screen } from './listScreens.ts'
import type { Program, RouteAssets, RouteFile } from './Program.ts'
import { styleHash, writeDocument } from './writeDocument.ts'

export interface PageWriter {
  write(screen: Screen): Promise<SiteFile>
  /** Of the styles that stand in the pages written so far, for the security policy. */
  styleHashes(): readonly string[]
}

/** @param base  path of the site, with slashes around it */
export function createPageWriter(
  program: Program,
  publication: Publication,
  base: string,
): PageWriter {
  const render = program.createScreenRenderer(base, publication.language)
  const assets = new Map<RouteFile, RouteAssets>()

  function assetsOf(route: RouteFile): RouteAssets {
    const known = assets.get(route) ?? program.assetsOf(route)
    assets.set(route, known)
    return known
  }

  function writeText(page: PostPage) {
    const shown = program.writeText(page.post, textOptions(page, publication, base))
    return { revision: page.post.revision, shown }
  }

  return {
    write: async ({ path, route, answers, page }) => {
      const text = page && writeText(page)
      const { html, title, locale } = await render({ path, answers, text })
      const { html: _inPage, ...around } = text?.shown ?? {}
      const content = writeDocument({
        shell: program.shell,
        assets: assetsOf(route),
        language: locale,
        title,
        description: describeScreen(publication, title, page),
        html,
        written: {
          answers,
          ...(text && { text: { revision: text.revision, ...(around as typeof text.shown) } }),
        },
        base,
      })
      return { path: fileOf(path), content }
    },
    styleHashes: () => [...assets.values()].map(({ css }) => styleHash(css)),
  }
}

/** A folder for each address: hosts answer with the page in it. */
function fileOf(path: string): string {
  const folder = decodeURIComponent(path.slice(1))
  return folder === '' ? 'index.html' : `${folder}/index.html`
}
