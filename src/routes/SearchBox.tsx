import { lazy, Suspense, useEffect, useState } from 'react'
import { NavigationType, useLocation, useNavigationType } from 'react-router'
import { useAnnounce } from '../queries/useAnnouncement.ts'
import {
  useRecentSearches,
  useRememberSearch,
  useRemoveSearch,
  useWipeSearches,
} from '../queries/useRecentSearches.ts'
import { useSuggestions } from '../queries/useSuggestions.ts'
import { m } from '../ui/messages/messages.ts'
import { focusSearchField } from '../ui/search/focusSearchField.ts'
import { SearchForm } from '../ui/search/SearchForm.tsx'
import { recentGroups, suggestionGroups } from '../ui/search/suggestionGroups.ts'
import type { SuggestedOption, SuggestionGroup } from '../ui/search/SuggestionList.tsx'
import { postsPath } from '../url/paths.ts'
import { orReload } from './orReload.ts'
import { useFetchedAhead } from './useFetchedAhead.ts'

const loadHelp = async () => ({
  default: (await import('./SearchHelpPanel.tsx')).SearchHelpPanel,
})
const SearchHelpPanel = lazy(() => orReload(loadHelp()))

interface SearchBoxProps {
  readonly words: string
  /** At every key. */
  readonly onType: (words: string) => void
  /** Searches for these words, which need not be those of the field: a suggestion may have given them. */
  readonly onSubmit: (words: string) => void
}

/** The search field with what it suggests, and how to search. */
export function SearchBox({ words, onType, onSubmit }: SearchBoxProps) {
  /** `said`: the reader asked for the list by a key and hears how long it is. */
  const [opening, setOpening] = useState<'quiet' | 'said'>()
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  const { groups, lookAt } = useGroups(words)
  const { remember, remove, wipe } = useSearchTraces()
  const isRecent = words.trim() === '' && groups.length > 0
  useFocusOnArrival()
  useFetchedAhead(loadHelp)
  useSaidLength(groups, isRecent, opening === 'said')

  function search(next: string): void {
    setOpening(undefined)
    remember(next)
    onSubmit(next)
  }

  function handleChoose({ target }: SuggestedOption): void {
    if (!('words' in target)) return setOpening(undefined)
    // Half of an operator is nothing to search for: its values come next.
    if (target.words.endsWith(':')) onType(target.words)
    else search(target.words)
  }

  return (
    <SearchForm
      words={words}
      groups={groups}
      isOpen={opening !== undefined}
      onType={(next) => {
        setOpening('quiet')
        onType(next)
      }}
      onSubmit={() => search(words)}
      onFocus={lookAt}
      onOpen={(by) => setOpening(by === 'key' ? 'said' : 'quiet')}
      onClose={() => setOpening(undefined)}
      onChoose={handleChoose}
      onRemove={({ target }) => {
        setOpening('quiet')
        if ('words' in target) remove(target.words)
      }}
      onWipe={isRecent ? wipe : undefined}
      help={
        isHelpOpen && (
          <Suspense>
            <SearchHelpPanel />
          </Suspense>
        )
      }
      onToggleHelp={() => setIsHelpOpen(!isHelpOpen)}
    />
  )
}

/** For words what they may mean, for an empty field what was searched for lately. */
function useGroups(words: string): {
  readonly groups: readonly SuggestionGroup[]
  /** Somebody is at the field: from now on it is worth asking. */
  readonly lookAt: () => void
} {
  const [isLookedAt, setIsLookedAt] = useState(false)
  const { data: recent } = useRecentSearches()
  const suggestions = useSuggestions(words, isLookedAt || words === '')
  return {
    lookAt: () => setIsLookedAt(true),
    groups:
      words.trim() === ''
        ? recentGroups(recent?.ok ? recent.value.map((search) => search.words) : [])
        : // The address is ahead of the router while one types.
          suggestionGroups(suggestions, words, postsPath + window.location.search),
  }
}

/** What is kept of searches, and said of it. */
function useSearchTraces() {
  const announce = useAnnounce()
  const { mutate: remember } = useRememberSearch()
  const { mutate: remove } = useRemoveSearch()
  const { mutate: wipe } = useWipeSearches()
  return {
    remember: (words: string) => {
      if (words.trim() !== '') remember(words)
    },
    remove: (words: string) =>
      remove(words, { onSuccess: () => announce(m.recentSearchRemoved(words)) }),
    wipe: () => wipe(undefined, { onSuccess: () => announce(m.recentSearchesWiped) }),
  }
}

/** Says how long the list is when it was asked for by a key, and again when it changes meanwhile. */
function useSaidLength(
  groups: readonly SuggestionGroup[],
  isRecent: boolean,
  isSaid: boolean,
): void {
  const announce = useAnnounce()
  const count = groups.reduce((sum, { options }) => sum + options.length, 0)
  const text = isRecent ? m.recentSearchCount(count) : m.suggestionCount(count)
  useEffect(() => {
    if (isSaid && count > 0) announce(text)
    // Only another length is worth saying.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isSaid, text])
}

/** Who came here by the key for searching goes on in the field. */
function useFocusOnArrival(): void {
  const { state } = useLocation()
  const isHere = useNavigationType() !== NavigationType.Pop
  const isAsked = isHere && (state as { isSearching?: boolean } | null)?.isSearching === true
  useEffect(() => {
    if (isAsked) focusSearchField()
  }, [isAsked])
}
