import { answerPublication } from '../../archive/answerPublication.ts'
import { siteRoot } from '../../archive/published/publishedFiles.ts'
import type { DraftFile } from '../drafts/draftFile.ts'
import type { Progress } from '../Progress.ts'
import type { ReadPublication } from '../readPublication.ts'
import { writeHeaders } from '../site/writeHeaders.ts'
import type { WrittenFiles } from '../site/writeFiles.ts'
import type { Words } from '../words/wordsInThread.ts'
import { drawPages } from './drawPages.ts'
import { countScreens, listScreens } from './listScreens.ts'
import type { Program } from './Program.ts'
import { styleHash } from './writeDocument.ts'

interface PageSources {
  readonly drafts: DraftFile
  readonly words: Words
  readonly base: string
  readonly out: string
}

/** Writes every screen that is the same for all readers as a page, and the headers that they need. */
export async function writePages(
  program: Program,
  { edition, placeOf }: ReadPublication,
  { drafts, words, base, out }: PageSources,
  files: WrittenFiles,
  progress: Progress,
): Promise<void> {
  const { site } = edition.stored
  const publication = answerPublication(site, edition.details, `${siteRoot}site.json`)
  const total = countScreens(edition)
  const { relationsOf } = words
  const screens = listScreens(edition, publication, { placeOf, drafts, relationsOf })
  const data = { program, publication, base, drafts: drafts.descriptor, folder: out }
  let done = 0
  await drawPages(screens, data, files, () => progress.step('Pages written', ++done, total))
  const styles = new Set(Object.values(program.assets).map(({ css }) => styleHash(css)))
  await writeHeaders(site, [...styles], files)
}
