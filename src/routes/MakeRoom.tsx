import { useState } from 'react'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import { useBookmarks } from '../queries/useBookmarks.ts'
import { useDropPictures } from '../queries/useShelf.ts'
import { m } from '../ui/messages/messages.ts'
import { shelf } from '../ui/messages/shelfMessages.ts'
import { Button } from '../ui/page/Button.tsx'
import styles from './StorageHealth.module.css'

/** So many posts lose their pictures at once. */
const postsAtOnce = 10

/** What of the shelf can go when the device is full. */
export function MakeRoom() {
  const [isAsking, setIsAsking] = useState(false)
  const drop = useDropPictures()
  const announce = useAnnounce()
  const { data } = useBookmarks()
  if (!data?.ok || data.value.length === 0) return null

  async function handleDrop(): Promise<void> {
    setIsAsking(false)
    const dropped = await drop.mutateAsync(postsAtOnce)
    if (dropped.ok) announce(shelf.picturesDropped(dropped.value))
    else announce(m.refusals[dropped.refusal], { isProblem: true })
  }

  return (
    <details className={styles.more}>
      <summary>{shelf.makeRoom}</summary>
      <p>{shelf.makeRoomText}</p>
      {/* One button throughout, so that it keeps the focus. */}
      <Button
        look="link"
        onBlur={() => setIsAsking(false)}
        onClick={() => (isAsking ? void handleDrop() : setIsAsking(true))}
      >
        {isAsking ? shelf.dropPicturesSure : shelf.dropPictures(postsAtOnce)}
      </Button>
    </details>
  )
}
