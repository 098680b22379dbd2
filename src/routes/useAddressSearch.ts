import { useSyncExternalStore } from 'react'
import { useLocation } from 'react-router'

/**
 * What stands after the question mark of the address. A page that was written ahead of time is the
 * same for all of it: while such a page is taken over it is empty, and right after what it is.
 */
export function useAddressSearch(): string {
  const { search } = useLocation()
  return useSyncExternalStore(subscribeToNothing, () => search, nothing)
}

const subscribeToNothing = () => () => {}
const nothing = () => ''
