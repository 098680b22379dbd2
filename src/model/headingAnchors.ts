import { slugify } from './slugify.ts'

/**
 * The fragment identifiers of a post's headings, in order. Search (in the worker) and the page
 * both derive them from the same texts, so a hit can link to the heading it stands under.
 */
export function headingAnchors(headings: readonly string[]): readonly string[] {
  const uses = new Map<string, number>()
  return headings.map((heading) => {
    const base = `section-${slugify(heading) || 'untitled'}`
    let count = (uses.get(base) ?? 0) + 1
    // A heading may itself be called what a repeated one would get: "Step", "Step 2", "Step".
    while (count > 1 && uses.has(`${base}-${count}`)) count++
    uses.set(base, count)
    const anchor = count === 1 ? base : `${base}-${count}`
    if (count > 1) uses.set(anchor, 1)
    return anchor
  })
}
