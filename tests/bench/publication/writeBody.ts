import type { SeededRandom } from '../../fixtures/seededRandom.ts'

type PickWord = () => string

const sentencesPerParagraph = 4
const paragraphsPerHeading = 2

/** Paragraphs under headings. @param wordsPerPost  on average: some have half of it, some half more */
export function writeBody(
  wordsPerPost: number,
  pickWord: PickWord,
  random: SeededRandom,
): { readonly summary: string; readonly html: string } {
  const summary = writeSentence(pickWord, random).text
  const wordCount = Math.round((wordsPerPost * (50 + random.below(101))) / 100)
  const blocks: string[] = []
  for (let written = 0, paragraphs = 0; written < wordCount; paragraphs++) {
    if (paragraphs % paragraphsPerHeading === 1) {
      blocks.push(`<h2>${writeTitle(pickWord, random)}</h2>`)
    }
    const sentences: string[] = []
    while (sentences.length < sentencesPerParagraph && written < wordCount) {
      const { text, words } = writeSentence(pickWord, random, wordCount - written)
      sentences.push(text)
      written += words
    }
    blocks.push(`<p>${sentences.join(' ')}</p>`)
  }
  return { summary, html: blocks.join('\n') }
}

/** Three to eight words. */
export function writeTitle(pickWord: PickWord, random: SeededRandom): string {
  return startLarge(Array.from({ length: 3 + random.below(6) }, pickWord).join(' '))
}

function writeSentence(pickWord: PickWord, random: SeededRandom, atMost = Infinity) {
  const words = Math.min(8 + random.below(13), atMost)
  return { text: `${startLarge(Array.from({ length: words }, pickWord).join(' '))}.`, words }
}

function startLarge(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
