import type { ComponentProps, MouseEvent } from 'react'
import { formatAddress, parseAddress } from './addresses.ts'
import { useLocation, useNavigator } from './Router.tsx'

interface LinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  /** Path from the base of the site. */
  readonly to: string
  /** For the screen that it leads to. */
  readonly state?: unknown
}

/** A link to another screen, which is shown without loading the page anew. */
export function Link({ to, state, onClick, children, ...rest }: LinkProps) {
  const navigator = useNavigator()

  function handleClick(event: MouseEvent<HTMLAnchorElement>): void {
    onClick?.(event)
    if (event.defaultPrevented || !isPlain(event)) return
    event.preventDefault()
    // The address one is at already is no new entry of the history.
    const replace = formatAddress(parseAddress(to)) === formatAddress(navigator.visit.place)
    void navigator.navigate(to, { state, replace })
  }

  return (
    // With an address it is a link like any other.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <a {...rest} href={navigator.href(to)} onClick={handleClick}>
      {children}
    </a>
  )
}

/** Anything else is the browser's: a new tab, a new window, a download. */
function isPlain({ button, metaKey, altKey, ctrlKey, shiftKey }: MouseEvent): boolean {
  return button === 0 && !metaKey && !altKey && !ctrlKey && !shiftKey
}

interface NavLinkProps extends LinkProps {
  /** Only the address itself counts as being there, and none below it. */
  readonly end?: boolean
}

/** A link that says when one is where it leads to. */
export function NavLink({ end = false, ...rest }: NavLinkProps) {
  const { pathname } = useLocation()
  const [here, there] = [pathname.toLowerCase(), rest.to.toLowerCase()]
  const isThere = here === there || (!end && here.startsWith(`${there}/`))
  return <Link {...rest} aria-current={isThere ? 'page' : undefined} />
}
