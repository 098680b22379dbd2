/** Posts in one slice of a column. */
export const sliceSize = 4_096

/** Words longer than this stand with those that are just as long. */
export const longestWord = 20

/** Names of the pieces that a published index consists of, the head apart. */
export const pieceNames = {
  /** Words and terms of a range, with the postings of all terms but the frequent ones. */
  shard: (shard: number) => `shard-${shard}`,
  /** Which posts have a frequent term, how often, and in their titles where. */
  ranks: (term: number) => `ranks-${term}`,
  /** Where a frequent term stands in some of its posts. */
  positions: (term: number, block: number) => `positions-${term}-${block}`,
  /** Posts that have a word of a beginning that many words share. */
  beginning: (beginning: number) => `beginning-${beginning}`,
  /** Words of one first letter and one length, for corrections. */
  spelling: (letter: string, length: number) =>
    `spelling-${letter.charCodeAt(0).toString(16)}-${length}`,
  /** The terms that tell most about a post. */
  profile: (place: number) => `profile-${place}`,
  /** Values of one facet, slice by slice. */
  facet: (facet: number, slice: number) => `facet-${facet}-${slice}`,
  /** All values of one facet, in order. */
  values: (facet: number) => `values-${facet}`,
  days: (slice: number) => `days-${slice}`,
  ids: (slice: number) => `ids-${slice}`,
  /** A post without its body. */
  card: (place: number) => `card-${place}`,
  /** Its sections as plain text. */
  text: (place: number) => `text-${place}`,
}
