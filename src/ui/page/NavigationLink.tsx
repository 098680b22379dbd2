import { useLocation } from 'react-router'
import { SiteLink } from './SiteLink.tsx'

interface NavigationLinkProps extends Omit<React.ComponentProps<typeof SiteLink>, 'state'> {}

/** A link of a navigation: it says so where one is there, or at a screen below. */
export function NavigationLink({ to, ...attributes }: NavigationLinkProps) {
  const { pathname } = useLocation()
  const isHere = pathname === to || pathname.startsWith(`${to}/`)
  return <SiteLink {...attributes} to={to} aria-current={isHere ? 'page' : undefined} />
}
