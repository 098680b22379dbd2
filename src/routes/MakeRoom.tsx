import { useAnnounce } from '../queries/useAnnouncement.ts'
import { useBookmarks } from '../queries/useBookmarks.ts'
import { useDropPictures } from '../queries/useShelf.ts'
import { m } from '../ui/messages/messages.ts'
import { shelf } from '../ui/messages/shelfMessages.ts'
import { SureButton } from '../ui/page/SureButton.tsx'
import styles from './StorageHealth.module.css'

/** So many posts lose their pictures at once. */
const postsAtOnce = 10

/** What of the shelf can go when the device is full. */
export function MakeRoom() {
  const drop = useDropPictures()
  const announce = useAnnounce()
  const { data } = useBookmarks()
  if (!data?.ok || data.value.length === 0) return null

  async function handleDrop(): Promise<void> {
    const dropped = await drop.mutateAsync(postsAtOnce)
    if (dropped.ok) announce(shelf.picturesDropped(dropped.value))
    else announce(m.refusals[dropped.refusal], { isProblem: true })
  }

  return (
    <details className={styles.more}>
      <summary>{shelf.makeRoom}</summary>
      <p>{shelf.makeRoomText}</p>
      <SureButton look="link" sure={shelf.dropPicturesSure} onSure={() => void handleDrop()}>
        {shelf.dropPictures(postsAtOnce)}
      </SureButton>
    </details>
  )
}
