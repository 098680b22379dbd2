import { m } from '../messages/messages.ts'
import { Button } from '../page/Button.tsx'
import { Icon } from '../page/Icon.tsx'

export type FollowKind = keyof typeof m.follow

interface FollowButtonProps {
  readonly kind: FollowKind
  /** What would be followed, in words. */
  readonly name: string
  /** `following` only once that is on the disk. */
  readonly state: 'unfollowed' | 'starting' | 'following'
  readonly onToggle: () => void
}

/** Follows what is listed, or stops following it. */
export function FollowButton({ kind, name, state, onToggle }: FollowButtonProps) {
  const isFollowing = state === 'following'
  const action = state === 'starting' ? m.followStarting : m.follow[kind]
  return (
    <Button
      aria-disabled={state === 'starting'}
      aria-label={isFollowing ? m.followingLabel(name) : m.followLabel(action, name)}
      onClick={() => state !== 'starting' && onToggle()}
    >
      <Icon name="bell" isFilled={isFollowing} />
      {isFollowing ? m.following : action}
    </Button>
  )
}
