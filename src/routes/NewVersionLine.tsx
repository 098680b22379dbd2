import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import type { NewVersion } from '../queries/useNewVersion.ts'
import { m } from '../ui/messages/messages.ts'
import { Button } from '../ui/page/Button.tsx'
import { focusPageHeadingInPlace } from '../ui/page/PageHeading.tsx'
import { StatusLine } from '../ui/page/StatusLine.tsx'
import { keepFocus } from './returnFocus.ts'

/** The quiet line that offers another version of the program. It never begins by itself. */
export function NewVersionLine({ newVersion }: { newVersion: NewVersion }) {
  const announce = useAnnounce()
  const focusedBefore = useRef<EventTarget | null>(null)
  const line = useRef<HTMLDivElement>(null)
  const [hasBegun, setHasBegun] = useState(false)
  useEffect(() => {
    announce(m.newVersion)
    // It is said once.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  function handleReload(): void {
    keepFocus(focusedBefore.current)
    // In the new version this line is not there, and what is being read is to stand where it stands.
    const below = line.current?.nextElementSibling
    const top = below?.getBoundingClientRect().top ?? 0
    flushSync(() => setHasBegun(true))
    scrollBy(0, (below?.getBoundingClientRect().top ?? top) - top)
    focusPageHeadingInPlace()
    newVersion.begin()
  }

  if (hasBegun) return <StatusLine tone="passing">{m.beginningVersion}</StatusLine>
  return (
    <div ref={line}>
      <StatusLine>
        <span>
          {m.newVersion}:{' '}
          <Button
            look="link"
            onFocus={({ relatedTarget }) => {
              focusedBefore.current = relatedTarget
            }}
            onClick={handleReload}
          >
            {m.reload}
          </Button>
        </span>
      </StatusLine>
    </div>
  )
}
