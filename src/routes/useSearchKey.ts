import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { focusSearchField } from '../ui/search/focusSearchField.ts'
import { postsPath } from '../url/paths.ts'

/** Ctrl+K, or Command+K: to the search field, on whichever screen there is one. */
export function useSearchKey(): void {
  const navigate = useNavigate()
  useEffect(() => {
    function handleKey(event: KeyboardEvent): void {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event
      if (key.toLowerCase() !== 'k' || ctrlKey === metaKey || altKey || shiftKey) return
      event.preventDefault()
      if (!focusSearchField()) void navigate(postsPath, { state: { isSearching: true } })
    }
    document.addEventListener('keydown', handleKey)
    return () => document.removeEventListener('keydown', handleKey)
  }, [navigate])
}
