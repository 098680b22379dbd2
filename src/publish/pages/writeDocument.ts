import { createHash } from 'node:crypto'
import { escapeAttribute, escapeText } from 'entities'
import { siteRoot } from '../../archive/published/publishedFiles.ts'
import { m } from '../../ui/messages/messages.ts'
import { writtenPageId, type WrittenPage } from '../../queries/WrittenPage.ts'
import type { ScreenDescription } from './describeScreen.ts'
import type { RouteAssets } from './Program.ts'

export interface DocumentParts {
  /** The page without anything in it. */
  readonly shell: string
  readonly assets: RouteAssets
  /** BCP 47. */
  readonly language: string
  readonly title: string
  readonly description: ScreenDescription
  /** What React has drawn. */
  readonly html: string
  readonly written: WrittenPage
  /** Path of the site, with slashes around it. */
  readonly base: string
}

/**
 * Puts a page together: the shell with its styles in it, so that the first response is all that it
 * takes to paint, and at the end what the program needs to take the page over. Its files are asked
 * for only there: they would share the link with the text.
 */
export function writeDocument(parts: DocumentParts): string {
  const { shell, assets, language, title, description, html, written, base } = parts
  const page = shell
    .replace(/<html lang="[^"]*"/, () => `<html lang="${escapeAttribute(language)}"`)
    .replace(/<link rel="stylesheet"[^>]*>\s*/g, '')
    .replace(/<link rel="modulepreload"[^>]*>\s*/g, '')
    .replace(/<script type="module"[^>]*><\/script>\s*/g, '')
    .replace(/<title>.*?<\/title>/s, () => writeHead(title, description, assets))
    .replace(
      /<div id="root">.*<\/div>(?=\s*(?:<script|<\/body>))/s,
      () =>
        `<noscript><p class="start-noscript">${escapeText(m.withoutScripts)}</p></noscript>` +
        `<div id="root">${html}</div>${dataPlace}`,
    )
  // In the data the stand-in stays: the program finds out by itself where it is.
  return page
    .replaceAll(siteRoot, base)
    .replace(dataPlace, () => writeData(written) + writeScripts(assets))
}

/** Where the data comes to stand. */
const dataPlace = '<!--written-->'

function writeHead(title: string, description: ScreenDescription, assets: RouteAssets): string {
  const { canonical, properties, linkedData } = description
  return [
    `<title>${escapeText(title)}</title>`,
    ...(description.description ? [meta('name', 'description', description.description)] : []),
    ...(canonical ? [`<link rel="canonical" href="${escapeAttribute(canonical)}" />`] : []),
    ...properties.map(([name, content]) => meta('property', name, content)),
    `<style>${assets.css}</style>`,
    ...(linkedData
      ? [`<script type="application/ld+json">${escapeScript(linkedData)}</script>`]
      : []),
    `<script type="module" async crossorigin src="${assets.early}"></script>`,
    // The program would fetch them for its screen; disabled, they are not fetched, but known to be there.
    ...assets.stylesheets.map((href) => `<link rel="stylesheet" href="${href}" disabled />`),
  ].join('\n    ')
}

function meta(kind: 'name' | 'property', name: string, content: string): string {
  return `<meta ${kind}="${name}" content="${escapeAttribute(content)}" />`
}

function writeData(written: WrittenPage): string {
  return `<script type="application/json" id="${writtenPageId}">${escapeScript(written)}</script>`
}

/** They wait for everything else that the reader waits for. */
function writeScripts({ entry, modules }: RouteAssets): string {
  return [
    `<script type="module" crossorigin fetchpriority="low" src="${entry}"></script>`,
    ...modules.map(
      (href) => `<link rel="modulepreload" crossorigin fetchpriority="low" href="${href}" />`,
    ),
  ].join('')
}

/** JSON that cannot end the element it stands in, nor open a comment in it. */
function escapeScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

/** The source for a policy that lets just this style be applied. */
export function styleHash(css: string): string {
  return `'sha256-${createHash('sha256').update(css).digest('base64')}'`
}
