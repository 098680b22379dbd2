import { lazy, Suspense, useEffect, useState } from 'react'
import type { BookmarkSummary } from '../model/Bookmark.ts'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import { formatListFragment } from '../url/listFragment.ts'
import { savedPath } from '../url/paths.ts'
import { BackupSection } from '../ui/backup/BackupSection.tsx'
import { LinkField } from '../ui/backup/LinkField.tsx'
import { orReload } from './orReload.ts'
import { moving } from '../ui/messages/movingMessages.ts'
import { Button } from '../ui/page/Button.tsx'
import { siteAddress } from '../url/siteHref.ts'

const loadQrCode = async () => ({ default: (await import('../ui/backup/QrCode.tsx')).QrCode })
const QrCode = lazy(() => orReload(loadQrCode()))

/** The list of posts in a link, and the link as a picture that a camera reads. */
export function BackupLink({ bookmarks }: { bookmarks: readonly BookmarkSummary[] }) {
  const link = useListLink(bookmarks)
  const [isQrShown, setIsQrShown] = useState(false)
  const announce = useAnnounce()

  async function handleCopy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      announce(moving.linkCopied)
    } catch {
      announce(moving.linkNotCopied, { isProblem: true })
    }
  }

  return (
    <BackupSection heading={moving.link} text={moving.linkText}>
      {link === null && <p>{moving.linkTooLong}</p>}
      {link && (
        <>
          <LinkField link={link} onCopy={() => void handleCopy(link)} />
          <Button aria-expanded={isQrShown} onClick={() => setIsQrShown(!isQrShown)}>
            {isQrShown ? moving.qrHide : moving.qrShow}
          </Button>
          <Suspense>{isQrShown && <QrCode link={link} count={bookmarks.length} />}</Suspense>
        </>
      )}
    </BackupSection>
  )
}

/** @returns null where they are too many, `undefined` until the link is there */
function useListLink(bookmarks: readonly BookmarkSummary[]): string | null | undefined {
  const site = siteAddress()
  const slugs = bookmarks.map(({ post }) => post.slug).join('\n')
  const [made, setMade] = useState<{ readonly slugs: string; readonly link: string | null }>()
  useEffect(() => {
    let isWanted = true
    async function make(): Promise<void> {
      const fragment = await formatListFragment(slugs.split('\n'))
      const link = fragment === undefined ? null : `${site}${savedPath.slice(1)}${fragment}`
      if (isWanted) setMade({ slugs, link })
    }
    void make()
    return () => {
      isWanted = false
    }
  }, [slugs, site])
  return made?.slugs === slugs ? made.link : undefined
}
