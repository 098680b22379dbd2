import { useState, type ReactNode } from 'react'
import { createNavigator } from '../../src/navigation/createNavigator.ts'
import { Router } from '../../src/navigation/Router.tsx'

const routes = [{ path: '*', load: () => Promise.resolve(() => null) }]

/** For components that have links in them. */
export function AtHome({ children }: { children: ReactNode }) {
  const [navigator] = useState(() => createNavigator(routes, '/'))
  return <Router navigator={navigator}>{children}</Router>
}
