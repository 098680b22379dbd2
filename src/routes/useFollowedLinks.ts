import { useEffect, useEffectEvent } from 'react'
import { createPath, useLocation, useNavigate } from 'react-router'
import { linkState } from '../ui/page/SiteLink.tsx'
import { sitePath } from '../url/siteHref.ts'

/**
 * Goes to the screens that links lead to, those in the text of a post too, without loading the page
 * anew. One listener hears of all clicks, after whatever the link itself does when it is pressed.
 */
export function useFollowedLinks(): void {
  const navigate = useNavigate()
  const here = createPath(useLocation())
  const follow = useEffectEvent((event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const path = link && isPlain(event, link) && sitePath(link.getAttribute('href') ?? '')
    if (!path) return
    event.preventDefault()
    // As a browser does, which makes no second entry for the same address.
    void navigate(path, { replace: path === here, state: linkState(link) })
  })
  useEffect(() => {
    const listener = (event: MouseEvent) => follow(event)
    document.addEventListener('click', listener)
    return () => document.removeEventListener('click', listener)
  }, [])
}

/** Whether the link is to be opened here, and not in a new tab or on the disk. */
function isPlain(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const isModified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  const opensHere =
    (link.target === '' || link.target === '_self') && !link.hasAttribute('download')
  return event.button === 0 && !isModified && !event.defaultPrevented && opensHere
}
