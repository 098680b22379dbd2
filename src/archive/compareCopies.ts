import type { CopyDifferences, KeptCopy } from './Archive.ts'

/** Nothing differs, or nothing can be told. */
export const noDifferences: CopyDifferences = { changed: new Map(), withdrawn: new Set() }

/** The post is published, in whichever version. */
export const unknownRevision = ''

/** @param revisionOf  that is published of a post; `undefined` where it is published no more */
export function sortCopies(
  copies: readonly KeptCopy[],
  revisionOf: (id: string) => string | undefined,
): CopyDifferences {
  const changed = new Map<string, string>()
  const withdrawn = new Set<string>()
  for (const { id, revision } of copies) {
    const current = revisionOf(id)
    if (current === undefined) withdrawn.add(id)
    else if (current !== revision && current !== unknownRevision) changed.set(id, current)
  }
  return { changed, withdrawn }
}
