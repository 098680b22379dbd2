import type { Follow } from '../../model/Follow.ts'
import { maximumWordsLength, type SearchQuery, type SortOrder } from '../../model/SearchQuery.ts'
import type { ExchangedStore } from './ExchangedStore.ts'
import { keepMerged } from './keepMerged.ts'
import {
  amount,
  listOf,
  matching,
  moment,
  name,
  object,
  oneOf,
  optional,
  tableOf,
  text,
  textUpTo,
  yes,
} from './shape.ts'

const facetId = /^[a-z][a-z0-9-]*$/
const day = matching(/^\d{4}-\d\d-\d\d$/)
const maximumValues = 1_000
const sorts: readonly SortOrder[] = ['relevance', 'newest', 'oldest']

const query = object<SearchQuery>({
  words: textUpTo(maximumWordsLength),
  filters: tableOf(facetId, listOf(name, maximumValues)),
  from: optional(day),
  to: optional(day),
  isVerbatim: optional(yes),
  isLoose: optional(yes),
  sort: optional(oneOf(sorts)),
  page: amount,
})

export const exchangedFollows: ExchangedStore<Follow, Follow> = {
  name: 'follows',
  toFile: (stored) => stored,
  shape: object<Follow>({
    id: name,
    name: text,
    query,
    followedAt: moment,
    seenAt: moment,
    seen: listOf(text),
  }),
  fromFile: (filed) => filed,
  keep: (library, theirs) => keepMerged(library, 'follows', theirs.id, theirs, mergeFollows),
}

/** Seen on one device is seen: both sets together, and the later look. */
function mergeFollows(mine: Follow, theirs: Follow): Follow {
  const seen = [...new Set([...mine.seen, ...theirs.seen])]
  const isLater = Date.parse(theirs.seenAt) > Date.parse(mine.seenAt)
  const isKnown = !isLater && seen.length === new Set(mine.seen).size
  return isKnown ? mine : { ...mine, seen, seenAt: isLater ? theirs.seenAt : mine.seenAt }
}
