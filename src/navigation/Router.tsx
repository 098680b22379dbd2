import {
  createContext,
  startTransition,
  use,
  useLayoutEffect,
  useState,
  type ReactNode,
} from 'react'
import { flushSync } from 'react-dom'
import type { Route, RouteParams } from './matchRoute.ts'
import { useScrollPositions } from './useScrollPositions.ts'
import type { NavigationType, Navigator, Place, Visit } from './Visit.ts'

const NavigatorContext = createContext<Navigator | undefined>(undefined)
const VisitContext = createContext<Visit | undefined>(undefined)

interface RouterProps {
  readonly navigator: Navigator
  /** The first screen stands in the page already, and the browser has scrolled it. */
  readonly isWritten?: boolean
  readonly children: ReactNode
}

/** Tells everything in it where one is, and takes part in how one goes on. */
export function Router({ navigator, isWritten = false, children }: RouterProps) {
  const [visit, setVisit] = useState(navigator.visit)
  useLayoutEffect(() => {
    function show(next: Visit, isAtOnce: boolean): void {
      if (isAtOnce) flushSync(() => setVisit(next))
      // What is on the screen stays alive while the next one is drawn.
      else startTransition(() => setVisit(next))
    }
    // It may have gone on since this was drawn.
    show(navigator.visit, false)
    return navigator.subscribe(show)
  }, [navigator])
  useScrollPositions(visit, isWritten)
  return (
    <NavigatorContext value={navigator}>
      <VisitContext value={visit}>{children}</VisitContext>
    </NavigatorContext>
  )
}

export function useNavigator(): Navigator {
  return expectRouter(use(NavigatorContext))
}

function useVisit(): Visit {
  return expectRouter(use(VisitContext))
}

function expectRouter<Value>(value: Value | undefined): Value {
  if (!value) throw new Error('navigation: there is no Router around this')
  return value
}

/** The screen of the address. @param waiting  until the code of the first one is here */
export function Screen({ waiting }: { waiting: ReactNode }) {
  const { Component, error } = useVisit()
  if (Component) return <Component />
  if (error !== undefined) throw error
  return waiting
}

export function useLocation(): Place {
  return useVisit().place
}

/** How one has come to where one is. */
export function useNavigationType(): NavigationType {
  return useVisit().type
}

export function useRoute(): Route {
  return useVisit().route
}

export function useParams(): RouteParams {
  return useVisit().params
}

export function useNavigate(): Navigator['navigate'] {
  return useNavigator().navigate
}

/** Address of a path, for a link. */
export function useHref(path: string): string {
  return useNavigator().href(path)
}
