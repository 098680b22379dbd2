import { useEffect, useRef, useState, type ChangeEvent, type KeyboardEvent } from 'react'
import { maximumWordsLength } from '../../model/SearchQuery.ts'
import { wordsParam } from '../../url/searchParams.ts'
import { m } from '../messages/messages.ts'
import { Button } from '../page/Button.tsx'
import { searchFieldId } from './focusSearchField.ts'
import styles from './SearchField.module.css'
import {
  optionId,
  SuggestionList,
  type SuggestedOption,
  type SuggestionGroup,
} from './SuggestionList.tsx'

export interface SearchFieldProps {
  readonly words: string
  /** None where there is nothing to suggest: then nothing opens. */
  readonly groups: readonly SuggestionGroup[]
  readonly isOpen: boolean
  /** At every key. */
  readonly onType: (words: string) => void
  readonly onFocus: () => void
  /** The reader asks for suggestions without typing. */
  readonly onOpen: (by: 'key' | 'pointer') => void
  readonly onClose: () => void
  readonly onChoose: (option: SuggestedOption) => void
  readonly onRemove: (option: SuggestedOption) => void
  /** Absent where the list is not what the reader searched for lately. */
  readonly onWipe?: (() => void) | undefined
}

const listId = 'search-suggestions'

/**
 * The field as an editable combobox with list autocomplete: it suggests and never chooses by itself.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function SearchField(props: SearchFieldProps) {
  const { words, groups, isOpen, onType, onFocus, onOpen, onClose, onChoose, onRemove, onWipe } =
    props
  const [activeKey, setActiveKey] = useState<string>()
  const box = useRef<HTMLDivElement>(null)
  const options = groups.flatMap((group) => group.options)
  const isExpanded = isOpen && options.length > 0
  const active = isExpanded ? options.find(({ key }) => key === activeKey) : undefined
  const activeId = active && optionId(listId, active)

  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])
  useClickOutside(box, isExpanded, close)

  function close(): void {
    setActiveKey(undefined)
    onClose()
  }

  function handleType(event: ChangeEvent<HTMLInputElement>): void {
    setActiveKey(undefined)
    onType(event.target.value)
  }

  /** The field itself is one of the places: past the last option it goes on from there. */
  function step(by: 1 | -1): void {
    if (!isExpanded) onOpen('key')
    const places = options.length + 1
    const at = active ? options.indexOf(active) + 1 : 0
    setActiveKey(options[((at + by + places) % places) - 1]?.key)
  }

  function remove(option: SuggestedOption): void {
    const at = options.indexOf(option)
    setActiveKey((options[at + 1] ?? options[at - 1])?.key)
    onRemove(option)
  }

  function handleArrow(event: KeyboardEvent, by: 1 | -1): void {
    event.preventDefault()
    if (!event.altKey) step(by)
    else if (by === 1) onOpen('key')
    else close()
  }

  function handleEnter(event: KeyboardEvent): void {
    if (!activeId) return close()
    event.preventDefault()
    document.getElementById(activeId)?.click()
  }

  function handleEscape(event: KeyboardEvent): void {
    // Not every browser empties the field by itself.
    if (isExpanded || words !== '') event.preventDefault()
    if (!isExpanded && words !== '') onType('')
    close()
  }

  function handleKeyDown(event: KeyboardEvent): void {
    if (isComposing(event)) return
    if (event.key === 'ArrowDown') handleArrow(event, 1)
    else if (event.key === 'ArrowUp') handleArrow(event, -1)
    else if (event.key === 'Enter') handleEnter(event)
    else if (event.key === 'Escape') handleEscape(event)
    else if (event.key === 'Delete' && active && isRecent(active)) {
      event.preventDefault()
      remove(active)
    } else if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) {
      setActiveKey(undefined)
    }
  }

  return (
    <div
      className={styles.box}
      ref={box}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) close()
      }}
    >
      <input
        className={styles.field}
        id={searchFieldId}
        type="search"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isExpanded}
        aria-controls={isExpanded ? listId : undefined}
        aria-activedescendant={activeId}
        aria-keyshortcuts="Control+K Meta+K"
        name={wordsParam}
        value={words}
        maxLength={maximumWordsLength}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck="false"
        enterKeyHint="search"
        onChange={handleType}
        onKeyDown={handleKeyDown}
        onFocus={onFocus}
        onClick={() => {
          if (words === '') onOpen('pointer')
        }}
      />
      {isExpanded && (
        // A press must not take the focus from the field: the list would be gone before the click.
        <div
          className={styles.popup}
          role="presentation"
          onMouseDown={(event) => event.preventDefault()}
        >
          <SuggestionList id={listId} groups={groups} activeKey={activeKey} onChoose={onChoose} />
          {onWipe && (
            <div className={styles.foot}>
              <Button
                look="link"
                onClick={() => {
                  document.getElementById(searchFieldId)?.focus()
                  onWipe()
                }}
              >
                {m.wipeRecentSearches}
              </Button>
              <span className={styles.hint}>{m.removeRecentHint}</span>
            </div>
          )}
        </div>
      )}
    </div>
  )
}

function isRecent({ target }: SuggestedOption): boolean {
  return 'isRecent' in target
}

/**
 * Whether the key is one of an input method, which chooses among its own candidates. Safari reports
 * the Enter that ends a composition after its end, as key code 229; it must not submit either.
 */
function isComposing(event: KeyboardEvent): boolean {
  const isOfInputMethod = event.nativeEvent.isComposing || event.keyCode === 229
  if (isOfInputMethod && event.key === 'Enter') event.preventDefault()
  return isOfInputMethod
}

/** On a touch screen a tap beside the list need not take the focus from the field. */
function useClickOutside(
  box: React.RefObject<HTMLElement | null>,
  isWatching: boolean,
  onOutside: () => void,
): void {
  useEffect(() => {
    if (!isWatching) return undefined
    function handlePress({ target }: PointerEvent): void {
      if (!box.current?.contains(target as Node)) onOutside()
    }
    document.addEventListener('pointerdown', handlePress)
    return () => document.removeEventListener('pointerdown', handlePress)
  })
}
