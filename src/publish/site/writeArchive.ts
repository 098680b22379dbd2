import { setImmediate } from 'node:timers/promises'
import type { DraftReader } from '../drafts/draftFile.ts'
import { composePage } from '../pages/composePage.ts'
import type { ReadPublication } from '../readPublication.ts'
import type { Words } from '../words/wordsInThread.ts'
import { archiveFiles } from './archiveFiles.ts'
import type { WrittenFiles } from './writeFiles.ts'

/** Writing so many files the threads that draw pages are looked after. */
const filesAtOnce = 16

/** Writes the archive that readers go on from. */
export async function writeArchive(
  { edition, placeOf }: ReadPublication,
  drafts: DraftReader,
  words: Words,
  files: WrittenFiles,
): Promise<void> {
  const placeAt = (rank: number) => placeOf(edition.origins.get(edition.posts[rank]!.id)!)
  const archive = archiveFiles({
    edition,
    pageOf: async (rank) => {
      const page = composePage(
        edition,
        drafts.front(placeAt(rank)),
        rank,
        await words.relationsOf(rank),
      )
      return { ...page, post: { ...page.post, html: drafts.html(placeAt(rank)) } }
    },
    textOf: (rank) => drafts.sectionBytes(placeAt(rank)),
    index: words.index(edition.stored.site.facets),
  })
  let count = 0
  for await (const file of archive) {
    await files.write(file)
    if (++count % filesAtOnce === 0) await setImmediate()
  }
}
