/** Posts in one slice of a column. */
export const sliceSize = 4_096

/** Words longer than this stand with those that are just as long. */
export const longestWord = 20

/** Names of the pieces that a published index consists of, the head apart. */
export const pieceNames = {
  /** Words and terms of a range, with the postings of all terms but the frequent ones. */
  shard: (shard: number) => `shard-${shard}`,
  /** Where the shards of one stretch begin, where there are too many for the head. */
  directory: (directory: number) => `directory-${directory}`,
  /** Which posts have a frequent term of a shard, how often, and in their titles where. */
  ranks: (shard: number, term: number) => `ranks-${shard}-${term}`,
  /** Where a frequent term of a shard stands in some of its posts. */
  positions: (shard: number, term: number, block: number) => `positions-${shard}-${term}-${block}`,
  /** Posts that have a word of a beginning that many words share. */
  beginning: (shard: number, beginning: number) => `beginning-${shard}-${beginning}`,
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
  /** Which version of each post it is. */
  revisions: (slice: number) => `revisions-${slice}`,
  /** A post without its body. */
  card: (place: number) => `card-${place}`,
  /** Its sections as plain text. */
  text: (place: number) => `text-${place}`,
}
