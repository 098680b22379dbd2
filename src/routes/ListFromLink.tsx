import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useBookmarks, useSaveBookmark } from '../queries/useBookmarks.ts'
import { useListedPosts } from '../queries/useListedPosts.ts'
import { readListFragment } from '../url/listFragment.ts'
import { savedPath } from '../url/paths.ts'
import { focusOffer, Offer, OfferedList, type OfferedPost } from '../ui/backup/OfferedList.tsx'
import { moving } from '../ui/messages/movingMessages.ts'
import { m } from '../ui/messages/messages.ts'
import { Button } from '../ui/page/Button.tsx'
import { focusPageHeading } from '../ui/page/PageHeading.tsx'
import { StatusLine } from '../ui/page/StatusLine.tsx'
import { useWork } from './useWork.ts'

/** The list that a link has brought in its fragment, offered to be saved. */
export function ListFromLink() {
  const { hash } = useLocation()
  const slugs = useSlugs(hash)
  const navigate = useNavigate()

  function handleDismiss(): void {
    focusPageHeading()
    void navigate(savedPath, { replace: true, state: { keepsScroll: true } })
  }

  if (slugs === undefined) return null
  if (slugs === null) {
    return (
      <StatusLine tone="problem">
        {moving.offerBroken}
        <Button onClick={handleDismiss}>{moving.offerClose}</Button>
      </StatusLine>
    )
  }
  return (
    <Offer count={slugs.length}>
      <KnownList key={hash} slugs={slugs} onDismiss={handleDismiss} />
    </Offer>
  )
}

/** @returns null where the list cannot be read, `undefined` until it has been */
function useSlugs(hash: string): readonly string[] | null | undefined {
  const [read, setRead] = useState<{ hash: string; slugs: readonly string[] | null }>()
  useEffect(() => {
    let isWanted = true
    async function readHash(): Promise<void> {
      const slugs = (await readListFragment(hash)) ?? null
      if (isWanted) setRead({ hash, slugs })
    }
    void readHash()
    return () => {
      isWanted = false
    }
  }, [hash])
  return read?.hash === hash ? read.slugs : undefined
}

interface KnownListProps {
  readonly slugs: readonly string[]
  readonly onDismiss: () => void
}

function KnownList({ slugs, onDismiss }: KnownListProps) {
  const { data: bookmarks } = useBookmarks()
  const { data: listed } = useListedPosts(slugs)
  const { mutateAsync: save } = useSaveBookmark()
  const { work, run } = useWork()
  if (!listed || !bookmarks) return <p>{moving.offerReading}</p>
  const kept = new Map(bookmarks.ok ? bookmarks.value.map(({ post }) => [post.slug, post]) : [])
  const lacking = listed.filter((post) => 'lack' in post && !kept.has(post.slug))
  const posts = listed.flatMap((post): OfferedPost[] => {
    const { title, language } = kept.get(post.slug) ?? ('lack' in post ? {} : post)
    if (title === undefined) return []
    return [{ slug: post.slug, title, language, isKept: kept.has(post.slug) }]
  })
  const unsaved = posts.filter(({ isKept }) => !isKept)
  const unknown = lacking.filter((post) => 'lack' in post && post.lack === 'unknown')

  async function handleSave(): Promise<void> {
    await run(moving.offerSaving(0, unsaved.length), async (onProgress) => {
      let savedCount = 0
      let reason = ''
      for (const [position, { slug }] of unsaved.entries()) {
        onProgress(moving.offerSaving(position + 1, unsaved.length))
        const outcome = await save(slug)
        if (outcome.ok) savedCount++
        else reason = m.refusals[outcome.refusal]
      }
      const failedCount = unsaved.length - savedCount
      return {
        state: failedCount > 0 ? 'refused' : 'done',
        lines: [
          ...(savedCount > 0 ? [moving.offerSaved(savedCount)] : []),
          ...(failedCount > 0 ? [moving.offerFailed(failedCount, reason)] : []),
        ],
      }
    })
    focusOffer()
  }

  return (
    <OfferedList
      posts={posts}
      unknown={unknown.map(({ slug }) => slug)}
      unfetchedCount={lacking.length - unknown.length}
      work={work}
      savable={unsaved.length}
      onSave={() => void handleSave()}
      onDismiss={onDismiss}
    />
  )
}
