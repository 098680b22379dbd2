import type { ReadingPlace } from '../../model/ReadingPlace.ts'
import type { TextAnchor } from '../../model/textAnchor.ts'
import type { ExchangedStore } from './ExchangedStore.ts'
import { keepMerged } from './keepMerged.ts'
import { moment, name, object, share, text } from './shape.ts'

export const exchangedPlaces: ExchangedStore<ReadingPlace, ReadingPlace> = {
  name: 'places',
  toFile: (stored) => stored,
  shape: object<ReadingPlace>({
    id: name,
    sentence: object<TextAnchor>({ exact: text, before: text, after: text, share }),
    share,
    readAt: moment,
  }),
  fromFile: (filed) => filed,
  keep: (library, theirs) => keepMerged(library, 'places', theirs.id, theirs, laterPlace),
}

function laterPlace(mine: ReadingPlace, theirs: ReadingPlace): ReadingPlace {
  return Date.parse(theirs.readAt) > Date.parse(mine.readAt) ? theirs : mine
}
