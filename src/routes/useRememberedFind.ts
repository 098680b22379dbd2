import { useEffect } from 'react'
import { NavigationType, useLocation, useNavigationType } from 'react-router'
import { useRememberSearch } from '../queries/useRecentSearches.ts'

/** A search that has led from a list to a post is one of the recent ones, submitted or not. */
export function useRememberedFind(find: string): void {
  const { mutate: remember } = useRememberSearch()
  const { state, key } = useLocation()
  const type = useNavigationType()
  const isFromList = (state as { list?: unknown } | null)?.list !== undefined
  useEffect(() => {
    if (isFromList && type === NavigationType.Push) remember(find)
    // Once for each opening.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key])
}
