import { usePublication } from '../queries/usePublication.ts'
import { SiteLink } from '../ui/page/SiteLink.tsx'
import { postsPath } from '../url/paths.ts'
import { m } from '../ui/messages/messages.ts'
import { MessagePage } from '../ui/page/MessagePage.tsx'

/** An address that leads nowhere. */
export function NotFoundRoute() {
  const publication = usePublication()
  return (
    <MessagePage heading={m.notFoundTitle} siteTitle={publication?.title ?? ''}>
      <p>{m.notFoundText}</p>
      <SiteLink to={postsPath}>{m.notFoundAction}</SiteLink>
    </MessagePage>
  )
}
