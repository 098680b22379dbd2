/** One thing to look for. Words are folded, as in `Token.word`. */
export type Unit =
  | {
      readonly kind: 'word'
      readonly word: string
      readonly term: string
      /** The reader may still be typing it: longer words count too. */
      readonly isPrefix: boolean
    }
  /** Exactly these words, one after the other, in one section. */
  | { readonly kind: 'phrase'; readonly words: readonly string[] }

/** Units of which a post needs at least one. */
export interface Clause {
  readonly units: readonly Unit[]
  /** They have to stand in the title. */
  readonly isTitleOnly?: true
}

/** What words ask of posts; filters are not part of it. */
export interface TextQuery {
  readonly clauses: readonly Clause[]
  /** Posts with any of these are left out. */
  readonly excluded: readonly Clause[]
}

/** From so many words on few posts have them all, and the best need not be among those. */
export const questionWords = 4
