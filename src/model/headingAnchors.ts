import { slugify } from './slugify.ts'

/**
 * The fragment identifiers of a post's headings, in order. Search (in the worker) and the page
 * both derive them from the same texts, so a hit can link to the heading it stands under.
 */
export function headingAnchors(headings: readonly string[]): readonly string[] {
  const uses = new Map<string, number>()
  return headings.map((heading) => {
    const base = `section-${slugify(heading) || 'untitled'}`
    const count = (uses.get(base) ?? 0) + 1
    uses.set(base, count)
    return count === 1 ? base : `${base}-${count}`
  })
}
