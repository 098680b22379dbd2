import { memo } from 'react'
import type { PostSummary } from '../../model/Post.ts'
import { m } from '../messages/messages.ts'
import { Icon } from '../page/Icon.tsx'
import styles from './SaveButton.module.css'

/** `saved` only once the post is on the disk. */
type SaveState = 'unsaved' | 'saving' | 'saved'

interface SaveButtonProps {
  readonly post: PostSummary
  readonly state: SaveState
  readonly onToggle: (post: PostSummary) => void
}

/** Keeps a post on the device, or removes it. Lists have one for each post, which change one by one. */
export const SaveButton = memo(function SaveButton({ post, state, onToggle }: SaveButtonProps) {
  const isSaved = state === 'saved'
  return (
    <button
      className={isSaved ? styles.saved : styles.save}
      type="button"
      aria-disabled={state === 'saving'}
      aria-label={m.saveLabels[state](post.title)}
      onClick={() => state !== 'saving' && onToggle(post)}
    >
      <Icon name="bookmark" isFilled={isSaved} />
      {state === 'saving' ? m.saving : isSaved ? m.isSaved : m.save}
    </button>
  )
})
