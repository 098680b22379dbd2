/** A word of a text, as search knows it. */
export interface Token {
  /** The word itself, folded: case, accents, possessive and spelling variant do not tell words apart. */
  readonly word: string
  /** What the index knows it by: the stem. Words of one stem are found by each other. */
  readonly term: string
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number
  readonly end: number
  /**
   * Number of the word in its text, from 0. A compound such as `co-design` gives its parts at their
   * positions and, at the position of the first, one token more for the whole, `codesign`.
   */
  readonly position: number
  /** The token stands for a whole compound whose parts are tokens too. */
  readonly isCompound?: true
}

/** Positions of words, from the first to before the last. */
export interface WordRange {
  readonly from: number
  readonly to: number
}

/** How texts of one language are taken apart. Index, queries and marks all use the same one. */
export interface Analyzer {
  /** Another one wherever the tokens would differ: an index made by another analyzer is built anew. */
  readonly id: string
  /** @param range  gives only the words in it, and saves most of the work for the others */
  tokenize(text: string, range?: WordRange): readonly Token[]
  /** So common that it says nothing about a post, unless a phrase has it. @param word  folded */
  isStopWord(word: string): boolean
  /** What a word of the index that people have typed so far may begin with: itself, and spelling variants. */
  prefixesOf(word: string): readonly string[]
}
