/** Why a post is offered beside another. */
export type RelatedReason =
  | { readonly kind: 'pick' }
  /** Names are those that people read. */
  | { readonly kind: 'tag'; readonly facet: string; readonly name: string }
  | { readonly kind: 'author'; readonly name: string }
  /** Up to three words that stand in both posts; none where no single word says it. */
  | { readonly kind: 'text'; readonly words: readonly string[] }
