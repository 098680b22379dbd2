import type { StoredRead } from '../libraryDatabase.ts'
import type { ExchangedStore } from './ExchangedStore.ts'
import { keepMerged } from './keepMerged.ts'
import { moment, name, object } from './shape.ts'

export const exchangedReads: ExchangedStore<StoredRead, StoredRead> = {
  name: 'reads',
  toFile: (stored) => stored,
  shape: object<StoredRead>({ id: name, readAt: moment }),
  fromFile: (filed) => filed,
  keep: (library, theirs) => keepMerged(library, 'reads', theirs.id, theirs, laterRead),
}

function laterRead(mine: StoredRead, theirs: StoredRead): StoredRead {
  return Date.parse(theirs.readAt) > Date.parse(mine.readAt) ? theirs : mine
}
