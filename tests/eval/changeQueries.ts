import { createSeededRandom, type SeededRandom } from '../fixtures/seededRandom.ts'
import type { Track } from './evalArguments.ts'
import type { CollectionQuery } from './readCollection.ts'

/** Words shorter than this are left as they are. */
const mistypedLetters = 5
const keptShare = 0.6
const letters = 'abcdefghijklmnopqrstuvwxyz'.split('')

/** The queries as somebody types them who is careful, mistypes a word, or is not done with the last. */
export function changeQueries(
  queries: readonly CollectionQuery[],
  track: Track,
): readonly CollectionQuery[] {
  const random = createSeededRandom(1)
  const changes: Record<Track, (text: string) => string> = {
    clean: trimmed,
    typos: (text) => mistype(trimmed(text), random),
    prefix: (text) => cutLastWord(trimmed(text)),
  }
  return queries.map(({ id, text }) => ({ id, text: changes[track](text) }))
}

/** Some collections end their questions with ` .`, after which no word can be unfinished. */
function trimmed(text: string): string {
  return text.replace(/[\s.?!]+$/u, '').trim()
}

function mistype(text: string, random: SeededRandom): string {
  const words = [...text.matchAll(/\p{L}+/gu)].filter(
    ({ 0: word }) => word.length >= mistypedLetters,
  )
  if (words.length === 0) return text
  const { 0: word, index } = random.pick(words)
  return text.slice(0, index) + misspell(word, random) + text.slice(index + word.length)
}

function misspell(word: string, random: SeededRandom): string {
  const at = random.below(word.length - 1)
  const [before, letter, next, after] = [
    word.slice(0, at),
    word[at]!,
    word[at + 1]!,
    word.slice(at + 2),
  ]
  const other = random.pick(letters.filter((candidate) => candidate !== letter))
  const edits = [
    () => before + other + letter + next + after,
    () => before + next + after,
    () => before + other + next + after,
    () => before + next + letter + after,
  ]
  const misspelt = random.pick(edits)()
  return misspelt === word ? misspell(word, random) : misspelt
}

function cutLastWord(text: string): string {
  const [word = ''] = /[\p{L}\p{N}]+$/u.exec(text) ?? []
  const kept = Math.max(1, Math.round(word.length * keptShare))
  return text.slice(0, text.length - word.length + kept)
}
