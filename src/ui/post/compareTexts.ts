import { diffArrays, diffWordsWithSpace } from 'diff'

/** A stretch of a paragraph that both texts have, or only one of them. */
export interface ChangedPart {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** A paragraph that has changed, or a run of those that have not. */
export type TextChange =
  | { readonly kind: 'same'; readonly count: number }
  | { readonly kind: 'changed'; readonly parts: readonly ChangedPart[] }

/** Two paragraphs with less than this in common are one that went and one that came. */
const likeness = 0.3
/** Texts that differ more than this are told apart by paragraphs only: words would take too long. */
const wordsLimit = 20_000

/**
 * Compares two texts by their paragraphs, and those that have changed by their words.
 *
 * @returns in the order of the later text; nothing that is not `same` where they are alike
 */
export function compareTexts(
  before: readonly string[],
  after: readonly string[],
): readonly TextChange[] {
  const changes: TextChange[] = []
  const edits = diffArrays([...before], [...after])
  for (let at = 0; at < edits.length; at++) {
    const { added, removed, value } = edits[at]!
    const next = edits[at + 1]
    if (!added && !removed) changes.push({ kind: 'same', count: value.length })
    else if (removed && next?.added) {
      changes.push(...pairUp(value, next.value))
      at++
    } else changes.push(...value.map((text) => whole(added ? 'added' : 'removed', text)))
  }
  return changes
}

/** Paragraphs that stand in the place of others: by words where they are alike. */
function pairUp(removed: readonly string[], added: readonly string[]): TextChange[] {
  const count = Math.max(removed.length, added.length)
  return Array.from({ length: count }, (_, at) => [removed[at], added[at]] as const).flatMap(
    ([gone, come]) => {
      if (gone === undefined) return [whole('added', come!)]
      if (come === undefined) return [whole('removed', gone)]
      const parts = compareWords(gone, come)
      return isAlike(parts, come)
        ? [{ kind: 'changed', parts } as const]
        : [whole('removed', gone), whole('added', come)]
    },
  )
}

function compareWords(before: string, after: string): readonly ChangedPart[] {
  if (before.length + after.length > wordsLimit) return []
  return diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}

function isAlike(parts: readonly ChangedPart[], after: string): boolean {
  const same = parts.filter(({ kind }) => kind === 'same')
  return same.reduce((sum, { text }) => sum + text.length, 0) >= likeness * after.length
}

function whole(kind: 'added' | 'removed', text: string): TextChange {
  return { kind: 'changed', parts: [{ kind, text }] }
}
