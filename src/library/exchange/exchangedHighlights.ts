import type { AuthorReference } from '../../model/Author.ts'
import { passageLength, type Highlight, type HighlightedPost } from '../../model/Highlight.ts'
import { noteLength } from '../../model/ShelfNote.ts'
import { aroundLength, type TextAnchor } from '../../model/textAnchor.ts'
import type { StoredHighlight } from '../libraryDatabase.ts'
import type { ExchangedStore } from './ExchangedStore.ts'
import { joinTexts } from './joinTexts.ts'
import { keepMerged } from './keepMerged.ts'
import { address, listOf, moment, name, object, optional, share, text, textUpTo } from './shape.ts'
import { ShapeError, type Shape } from './shape.ts'

const maximumAuthors = 1_000

const post = object<HighlightedPost>({
  id: name,
  slug: name,
  title: text,
  url: optional(address),
  published: optional(moment),
  language: optional(text),
  authors: listOf(object<AuthorReference>({ slug: name, name }), maximumAuthors),
})

const passage: Shape<string> = (value, path) => {
  const read = textUpTo(passageLength)(value, path)
  if (read.trim() === '') throw new ShapeError(`${path} should be words`)
  return read
}

const around = textUpTo(aroundLength)

export const exchangedHighlights: ExchangedStore<StoredHighlight, Highlight> = {
  name: 'highlights',
  // One whose post was removed travels still: it is kept for itself.
  toFile: (stored) => (stored.deletedAt === undefined ? stored : undefined),
  shape: object<Highlight>({
    id: name,
    post,
    anchor: object<TextAnchor>({ exact: passage, before: around, after: around, share }),
    note: textUpTo(noteLength),
    createdAt: moment,
    changedAt: moment,
  }),
  fromFile: (filed) => filed,
  keep: (library, theirs) => keepMerged(library, 'highlights', theirs.id, theirs, mergeHighlights),
}

/**
 * The passage as it was marked here, with the notes of both. What was removed here comes back.
 *
 * @returns `undefined` where both notes together are longer than one may be: cutting would lose some
 *   of one
 */
function mergeHighlights(
  mine: StoredHighlight,
  theirs: StoredHighlight,
): StoredHighlight | undefined {
  const { deletedAt, ...kept } = mine
  const note = joinTexts(mine.note, theirs.note)
  if (note === mine.note) return deletedAt === undefined ? mine : kept
  if (note.length > noteLength) return undefined
  const isLater = Date.parse(theirs.changedAt) > Date.parse(mine.changedAt)
  return { ...kept, note, changedAt: isLater ? theirs.changedAt : mine.changedAt }
}
