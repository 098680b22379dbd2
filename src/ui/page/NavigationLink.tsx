import { useLocation } from 'react-router'
import { SiteLink } from './SiteLink.tsx'

interface NavigationLinkProps extends Omit<React.ComponentProps<typeof SiteLink>, 'state'> {
  /** Screens below are other places of the same navigation. */
  readonly isExact?: boolean
}

/** A link of a navigation: it says so where one is there, or at a screen below. */
export function NavigationLink({ to, isExact = false, ...attributes }: NavigationLinkProps) {
  const { pathname } = useLocation()
  const isHere = pathname === to || (!isExact && pathname.startsWith(`${to}/`))
  return <SiteLink {...attributes} to={to} aria-current={isHere ? 'page' : undefined} />
}
