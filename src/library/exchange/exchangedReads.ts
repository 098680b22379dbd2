import type { PostRead, ReadPost } from '../../model/PostRead.ts'
import type { ExchangedStore } from './ExchangedStore.ts'
import { keepMerged } from './keepMerged.ts'
import { moment, name, object, optional, text } from './shape.ts'

const post = object<ReadPost>({
  slug: name,
  title: text,
  language: optional(text),
  published: optional(moment),
  type: optional(text),
})

export const exchangedReads: ExchangedStore<PostRead, PostRead> = {
  name: 'reads',
  toFile: (stored) => stored,
  shape: object<PostRead>({ id: name, readAt: moment, post: optional(post) }),
  fromFile: (filed) => filed,
  keep: (library, theirs) => keepMerged(library, 'reads', theirs.id, theirs, laterRead),
}

/** What is known of the post is kept, whichever of them has it. */
function laterRead(mine: PostRead, theirs: PostRead): PostRead {
  const isLater = Date.parse(theirs.readAt) > Date.parse(mine.readAt)
  if (isLater) return { ...mine, ...theirs }
  return mine.post || !theirs.post ? mine : { ...mine, post: theirs.post }
}
