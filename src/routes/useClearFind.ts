import { useLocation, useNavigate } from '../navigation/Router.tsx'
import { focusPageHeadingInPlace } from '../ui/page/PageHeading.tsx'
import { withoutFind } from '../url/find.ts'

/** Takes the words out of the address. The bar goes, and the text stays where it is being read. */
export function useClearFind(): () => Promise<void> {
  const navigate = useNavigate()
  const { pathname, search, hash, state } = useLocation()
  return async () => {
    focusPageHeadingInPlace()
    const heading = document.activeElement!
    const before = heading.getBoundingClientRect().top
    await navigate(
      { pathname, search: withoutFind(search), hash },
      // At once, so that nobody sees where the router scrolls for the heading that the address names.
      { replace: true, preventScrollReset: true, flushSync: true, state },
    )
    const moved = heading.getBoundingClientRect().top - before
    if (moved !== 0) window.scrollTo({ top: window.scrollY + moved })
  }
}
