import { createHash } from 'node:crypto'
import { escapeAttribute, escapeText } from 'entities'
import { siteRoot } from '../../archive/published/publishedFiles.ts'
import { firstScreenId } from '../../ui/page/firstScreen.ts'
import { m } from '../../ui/messages/messages.ts'
import { writtenPageId, type WrittenPage } from '../../queries/WrittenPage.ts'
import type { ScreenDescription } from './describeScreen.ts'
import type { RouteAssets } from './Program.ts'

interface DocumentParts {
  /** BCP 47. */
  readonly language: string
  readonly title: string
  readonly description: ScreenDescription
  /** What React has drawn. */
  readonly html: string
  /** JSON of what the archive answers to the screen. */
  readonly answers: string
  /** Of the screen of a post. */
  readonly text?: WrittenPage['text'] | undefined
}

export type DocumentWriter = (parts: DocumentParts) => string

/**
 * Puts pages of one route together: the shell with its styles in it, so that the first response is
 * all that it takes to paint, and at the end what the program needs to take the page over. What all
 * of them share is put together once. The program's files are asked for only at the end: they would
 * share the link with the text.
 *
 * @param shell  the page without anything in it
 * @param base  path of the site, with slashes around it
 */
export function createDocumentWriter(
  shell: string,
  assets: RouteAssets,
  base: string,
): DocumentWriter {
  const frame = shell
    .replace(/<html lang="[^"]*"/, `<html lang="${marks.language}"`)
    .replace(/<link rel="stylesheet"[^>]*>\s*/g, '')
    .replace(/<link rel="modulepreload"[^>]*>\s*/g, '')
    .replace(/<script type="module"[^>]*><\/script>\s*/g, '')
    .replace(/<title>.*?<\/title>/s, marks.head)
    .replace(
      /<div id="root">.*<\/div>(?=\s*<p class="lost")/s,
      () =>
        `<noscript><p class="start-noscript">${escapeText(m.withoutScripts)}</p></noscript>` +
        `<div id="root">${marks.html}</div>${marks.data}`,
    )
    .replaceAll(siteRoot, base)
  const [start, afterLanguage, afterHead, afterHtml, end] = cut(frame)
  const settle = (text: string) => text.replaceAll(siteRoot, base)
  const program = settle(writeProgram(assets))
  const styles = settle(`<style>${assets.css}</style>`)
  return ({ language, title, description, html, answers, text }) =>
    start +
    escapeAttribute(language) +
    afterLanguage +
    writeExpectation(html, text ? html.length : undefined) +
    settle(writeHead(title, description)) +
    styles +
    settle(writeRest(description, assets)) +
    afterHead +
    settle(html) +
    afterHtml +
    // In the data the stand-in stays: the program finds out by itself where it is.
    writeData(answers, text) +
    program +
    end
}

/** Where in the shell something comes to stand, in this order. */
const marks = {
  language: '<!--language-->',
  head: '<!--head-->',
  html: '<!--html-->',
  data: '<!--data-->',
}

function cut(frame: string): [string, string, string, string, string] {
  let rest = frame
  const pieces = Object.values(marks).map((mark) => {
    const at = rest.indexOf(mark)
    if (at === -1) throw new Error(`publish: the shell has no place for ${mark}`)
    const piece = rest.slice(0, at)
    rest = rest.slice(at + mark.length)
    return piece
  })
  return [...pieces, rest] as [string, string, string, string, string]
}

function writeHead(title: string, description: ScreenDescription): string {
  const { canonical, properties } = description
  const elements = [
    `<title>${escapeText(title)}</title>`,
    ...(description.description ? [meta('name', 'description', description.description)] : []),
    ...(canonical ? [`<link rel="canonical" href="${escapeAttribute(canonical)}" />`] : []),
    ...properties.map(([name, content]) => meta('property', name, content)),
  ]
  return elements.map((element) => element + indent).join('')
}

/** What a server sends at once to a browser it does not know takes about so many characters. */
const firstFlightLength = 32_000

/**
 * Has the browser paint the first screenful in one go. Each paint of a part of it would be laid out
 * by itself, and delay the rest. What takes longer to arrive is shown as it comes.
 *
 * @param end  where the first screenful ends, unless it does where its element begins
 */
function writeExpectation(html: string, end?: number): string {
  const at = html.indexOf(` id="${firstScreenId}"`)
  if (at === -1 || (end ?? at) > firstFlightLength) return ''
  return `<link rel="expect" href="#${firstScreenId}" blocking="render" />${indent}`
}

/** What follows the styles. */
function writeRest({ linkedData }: ScreenDescription, { early, stylesheets }: RouteAssets): string {
  return [
    ...(linkedData
      ? [`<script type="application/ld+json">${escapeScript(JSON.stringify(linkedData))}</script>`]
      : []),
    `<script type="module" async crossorigin src="${early}"></script>`,
    // The program would fetch them for its screen; disabled, they are not fetched, but known to be there.
    ...stylesheets.map((href) => `<link rel="stylesheet" href="${href}" disabled />`),
  ]
    .map((element) => indent + element)
    .join('')
}

const indent = '\n    '

function meta(kind: 'name' | 'property', name: string, content: string): string {
  return `<meta ${kind}="${name}" content="${escapeAttribute(content)}" />`
}

function writeData(answers: string, text: WrittenPage['text'] | undefined): string {
  const written = text
    ? `{"answers":${answers},"text":${JSON.stringify(text)}}`
    : `{"answers":${answers}}`
  return `<script type="application/json" id="${writtenPageId}">${escapeScript(written)}</script>`
}

/** Links that nothing follows until the script that came with the text does, in their order. */
function writeProgram({ modules }: RouteAssets): string {
  return modules
    .map((href) => `<link rel="program" crossorigin fetchpriority="low" href="${href}" />`)
    .join('')
}

/** JSON that cannot end the element it stands in, nor open a comment in it. */
function escapeScript(json: string): string {
  return json.replaceAll('<', '\\u003c')
}

/** The source for a policy that lets just this style be applied. */
export function styleHash(css: string): string {
  return `'sha256-${createHash('sha256').update(css).digest('base64')}'`
}
