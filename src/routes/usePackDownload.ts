import { usePublication } from '../queries/usePublication.ts'
import { moving } from '../ui/messages/movingMessages.ts'
import { m } from '../ui/messages/messages.ts'
import type { PackedPost } from '../ui/pack/writePack.ts'
import { downloadFile, fileName } from './downloadFile.ts'
import { loadArranger } from './useArranger.ts'

interface PackWords {
  readonly title: string
  /** To be said in the file, besides what is said of pictures. */
  readonly remarks: readonly string[]
  /** To be said on the page once it is done. */
  readonly lines: readonly string[]
}

/** Writes a reading pack and gives it to the browser. The code that writes it is fetched only then. */
export function usePackDownload() {
  const publication = usePublication()
  const { title: siteTitle = '', language = 'en' } = publication ?? {}
  return async (posts: readonly PackedPost[], { title, remarks, lines }: PackWords) => {
    if (posts.length === 0) {
      return { state: 'refused' as const, lines: [moving.packNothing, ...lines] }
    }
    const [arrange, { writePack }] = await Promise.all([
      loadArranger(),
      import('../ui/pack/writePack.ts'),
    ])
    const file = await writePack(posts, {
      arrange,
      title,
      publication: { title: siteTitle, language },
      language: document.documentElement.lang || 'en',
      madeAt: new Date().toISOString(),
      remarks: [...remarks, moving.packWithoutPictures],
    })
    const name = fileName(siteTitle, 'reading-pack', 'html')
    downloadFile(file, name)
    const done = moving.packDone(posts.length, name, m.size(file.size))
    return { state: 'done' as const, lines: [done, ...lines] }
  }
}
