import type { Author } from '../../model/Author.ts'
import { distinctAuthors, draftAuthor } from '../draftPost.ts'
import { decodeText } from '../html/decodeText.ts'

/**
 * The name in a field that RSS wants an e-mail address in: `ada@press.example (Ada Lovell)`,
 * `Ada Lovell <ada@press.example>`. A bare address is no name to show.
 */
export function authorName(value: string | undefined): string | undefined {
  const text = decodeText(value)
  // No name is that long, and the patterns below take their time over text made to keep them busy.
  if (!text || text.length > 300) return undefined
  const name = /^\S+@\S+\s*\((.*)\)$/.exec(text)?.[1] ?? /^(.*)<\S+@\S+>$/.exec(text)?.[1] ?? text
  return /^(mailto:)?\S+@\S+\.\S+$/i.test(name) ? undefined : name.trim() || undefined
}

/** Those of some bylines that are names. */
export function namesToAuthors(names: readonly (string | undefined)[] = []): readonly Author[] {
  return distinctAuthors(names.map((name) => draftAuthor(authorName(name))))
}
