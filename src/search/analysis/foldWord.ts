/** Letters that people type without their sign and that Unicode does not take apart. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
}

/**
 * Signs over and under letters of Latin, Greek, Cyrillic, Hebrew and Arabic. Elsewhere marks are
 * vowels, or make another letter: Thai and Japanese would be unreadable without.
 */
const accents =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670]+/gu

/** Case, accents and apostrophes do not tell words apart, nor does a possessive: `Café’s` → `cafe`. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase()
  if (/^[a-z0-9]+$/.test(lower)) return lower
  return lower
    .replace(/['’ʼ＇]s$/u, '')
    .replace(/['’ʼ＇]/gu, '')
    .normalize('NFKD')
    .replace(accents, '')
    .normalize('NFC')
    .replace(/[ßæœøđðłıς]/gu, (letter) => plainLetters[letter]!)
}
