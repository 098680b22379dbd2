import type { Bookmark } from '../model/Bookmark.ts'
import { foldWords, hasWords } from '../model/foldWords.ts'
import { createBreather } from './createBreather.ts'
import type { LibraryConnection, LibraryOutcome } from './LibraryConnection.ts'
import type { LibraryDatabase } from './libraryDatabase.ts'
import { isHighlight } from './highlightStore.ts'
import { isNote } from './noteStore.ts'
import { isBookmark } from './sealBookmark.ts'

/** Text of a copy as it is searched, and the copy that it was taken from. */
interface SearchedText {
  readonly checksum: string
  readonly text: string
}

/**
 * Finds kept posts by what is in their copies, their notes and what was marked in them. A copy is read
 * for the first search that needs it, and its text held for those that follow.
 */
export function createShelfSearch({ read }: LibraryConnection) {
  const held = new Map<string, SearchedText>()

  async function textsOf(database: LibraryDatabase): Promise<Map<string, string>> {
    const texts = new Map<string, string>()
    const breathe = createBreather()
    for (const { id, deletedAt } of await database.getAll('summaries')) {
      if (deletedAt) continue
      // One after the other: pictures come with them.
      const stored = await database.get('bookmarks', id)
      if (!stored || !isBookmark(stored)) continue
      let entry = held.get(id)
      if (entry?.checksum !== stored.checksum) {
        entry = { checksum: stored.checksum, text: foldWords(wordsOf(stored)) }
        held.set(id, entry)
      }
      texts.set(id, entry.text)
      await breathe()
    }
    return texts
  }

  /** @returns ids of the kept posts that have all the words, each at least as the beginning of one */
  return (words: string): Promise<LibraryOutcome<ReadonlySet<string>>> =>
    read(async (database) => {
      const texts = await textsOf(database)
      const noted = await notedOf(database)
      const found = [...texts].filter(([id, text]) =>
        hasWords(`${text}${noted.get(id)?.join('') ?? ''}`, words),
      )
      return new Set(found.map(([id]) => id))
    })
}

/** What the reader wrote to each post or marked in it, whose words its copy may not have any more. */
async function notedOf(database: LibraryDatabase): Promise<ReadonlyMap<string, string[]>> {
  const noted = new Map<string, string[]>()
  const add = (id: string, words: readonly string[]) =>
    noted.set(id, [...(noted.get(id) ?? []), foldWords(words.join(' '))])
  for (const note of await database.getAll('notes')) {
    if (isNote(note)) add(note.id, [...note.labels, note.note])
  }
  for (const highlight of await database.getAll('highlights')) {
    if (!isHighlight(highlight) || highlight.deletedAt) continue
    add(highlight.post.id, [highlight.anchor.exact, highlight.note])
  }
  return noted
}

function wordsOf({ post, authors }: Bookmark): string {
  const names = [...post.authors, ...authors, ...post.tags].map(({ name }) => name)
  const text = decodeLetters(post.html.replace(insideWord, '').replace(/<[^>]*>/g, ' '))
  return [post.title, post.summary ?? '', ...names, text].join(' ')
}

/** Marks of elements that may stand inside a word; all others part words. */
const insideWord =
  /<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|var|wbr)\b[^>]*>/gi

const accents = 'acute|grave|circ|uml|tilde|cedil|ring|slash|caron'
const namedLetter = new RegExp(`&([a-z])(?:${accents});`, 'gi')

/**
 * Character references as far as search needs them: letters by number, and those that are named by
 * their accent, without it. All others stand for signs, which part words.
 */
function decodeLetters(html: string): string {
  return html
    .replace(namedLetter, '$1')
    .replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (_all, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : ' '
    })
    .replace(/&[a-z\d]+;/gi, ' ')
}
