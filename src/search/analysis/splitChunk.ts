/** A word within a chunk of text, not yet folded. */
export interface Piece {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly isCompound?: true
}

/**
 * Letters, digits and the signs that may stand within a word. The last of an abbreviation's full
 * stops is left outside.
 */
export const chunkPattern =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’ʼ＇.,&‐‑-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu

/** Compounds of more parts are none that people write together. */
const compoundParts = 4

const spacelessScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const abbreviation = /^\p{L}(?:\.\p{L})+$/u
const ampersandWord = /^\p{L}{1,2}&\p{L}{1,2}$/u
const groupedNumber = /^\p{Nd}{1,3}(?:,\p{Nd}{3})+(?:\.\p{Nd}+)?$/u

/**
 * Cuts a chunk into words. `N.H.S.`, `R&D`, `1,000` and `3.5` are one each; words with hyphens are
 * their parts and, before them, the whole.
 *
 * @param splitsAtApostrophe  as French has it: `l’été` is two words
 */
export function splitChunk(chunk: string, splitsAtApostrophe: boolean): Piece[] {
  if (spacelessScript.test(chunk)) return segment(chunk)
  return pieces(chunk, /[‐‑-]/u).flatMap((part, _at, parts) => {
    const inner = splitWord(part, splitsAtApostrophe)
    return part.start === 0 && isCompound(parts) ? [wholeOf(chunk, parts), ...inner] : inner
  })
}

/** Digits alone are dates and ranges, which nobody writes together. */
function isCompound(parts: readonly Piece[]): boolean {
  return (
    parts.length > 1 &&
    parts.length <= compoundParts &&
    parts.every(({ text }) => /^[\p{L}\p{N}\p{M}'’]+$/u.test(text)) &&
    parts.some(({ text }) => /\p{L}/u.test(text))
  )
}

function wholeOf(chunk: string, parts: readonly Piece[]): Piece {
  const text = parts.map((part) => part.text).join('')
  return { text, start: 0, end: chunk.length, isCompound: true }
}

function splitWord(part: Piece, splitsAtApostrophe: boolean): Piece[] {
  const { text, start } = part
  if (/^[\p{L}\p{N}\p{M}]+$/u.test(text)) return [part]
  if (abbreviation.test(text)) return [{ ...part, text: text.replaceAll('.', '') }]
  if (groupedNumber.test(text)) return [{ ...part, text: text.replaceAll(',', '') }]
  if (ampersandWord.test(text)) return [part]
  const separators = splitsAtApostrophe ? splittingApostrophes : separatorPattern
  return pieces(text, separators).map((piece) => ({
    ...piece,
    start: start + piece.start,
    end: start + piece.end,
  }))
}

/** A full stop between digits is a decimal point or part of a version number. */
const separatorPattern = /[,&]|(?<!\p{Nd})\.|\.(?!\p{Nd})/u
const splittingApostrophes = /[,&'’ʼ＇]|(?<!\p{Nd})\.|\.(?!\p{Nd})/u

function pieces(text: string, separator: RegExp): Piece[] {
  let start = 0
  return text.split(separator).map((part) => {
    const piece = { text: part, start, end: start + part.length }
    start = piece.end + 1
    return piece
  })
}

let segmenter: Intl.Segmenter | undefined

function segment(chunk: string): Piece[] {
  // Its dictionaries go by script: the language named here makes no difference.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' })
  return Array.from(segmenter.segment(chunk))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment: text, index }) => ({ text, start: index, end: index + text.length }))
}
