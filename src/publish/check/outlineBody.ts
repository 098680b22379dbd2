import { Parser } from 'htmlparser2'

/** What of a body's HTML is looked at. */
export interface BodyOutline {
  readonly headings: readonly { readonly level: number; readonly text: string }[]
  /** Without those that count readers. */
  readonly images: readonly { readonly src: string; readonly hasAlt: boolean }[]
  /** `href` values as written. */
  readonly links: readonly string[]
  /** What fragments can lead to. */
  readonly targets: ReadonlySet<string>
  /** Elements that the reader does not show, by name, and how often they occur. */
  readonly dropped: ReadonlyMap<string, number>
}

const droppedNames = new Set(['script', 'style', 'iframe', 'form', 'object', 'embed'])
/** What stands in them is for browsers of another kind, or for nobody. */
const unseen = new Set(['noscript', 'template'])

export function outlineBody(html: string): BodyOutline {
  const headings: { level: number; text: string }[] = []
  const images: { src: string; hasAlt: boolean }[] = []
  const links: string[] = []
  const targets = new Set<string>()
  const dropped = new Map<string, number>()
  let unseenDepth = 0
  let isInHeading = false

  const parser = new Parser({
    onopentag(name, attributes) {
      if (unseen.has(name)) unseenDepth++
      if (unseenDepth > 0) return
      const { id, href, src, alt } = attributes
      if (id) targets.add(id)
      if (name === 'a' && attributes['name']) targets.add(attributes['name'])
      if (name === 'a' && href?.trim()) links.push(href.trim())
      if (name === 'img' && src && !isTracker(attributes)) {
        images.push({ src: src.trim(), hasAlt: alt !== undefined })
      }
      if (droppedNames.has(name)) dropped.set(name, (dropped.get(name) ?? 0) + 1)
      if (isHeading(name)) {
        isInHeading = true
        headings.push({ level: Number(name[1]), text: '' })
      }
    },
    ontext(text) {
      if (isInHeading) headings.at(-1)!.text += text
    },
    onclosetag(name) {
      if (unseen.has(name)) unseenDepth = Math.max(0, unseenDepth - 1)
      if (isHeading(name)) isInHeading = false
    },
  })
  parser.write(html)
  parser.end()
  const written = headings
    .map(({ level, text }) => ({ level, text: text.replace(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text !== '')
  return { headings: written, images, links, targets, dropped }
}

function isHeading(name: string): boolean {
  return /^h[1-6]$/.test(name)
}

/** The reader drops pictures that nobody can see. */
function isTracker(attributes: Readonly<Record<string, string>>): boolean {
  return [attributes['width'], attributes['height']].some(
    (length) => length !== undefined && Number(length) <= 2,
  )
}
