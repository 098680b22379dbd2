import type { TextPart } from '../../search/text/snippet.ts'
import { m } from '../messages/messages.ts'
import { SiteLink, type LinkState } from '../page/SiteLink.tsx'
import { MarkedText } from './MarkedText.tsx'
import styles from './SuggestionList.module.css'

/** One thing that the reader may mean. */
export interface SuggestedOption {
  /** Unique in the list, and the same while the thing is. */
  readonly key: string
  readonly text: readonly TextPart[]
  /** What else tells it from others: a number of posts, a facet. */
  readonly detail?: string
  /** Words that the field is to hold, or the screen that it leads to. */
  readonly target:
    | { readonly words: string; readonly isRecent?: true }
    | { readonly href: string; readonly state?: LinkState }
}

export interface SuggestionGroup {
  readonly label: string
  readonly options: readonly SuggestedOption[]
}

interface SuggestionListProps {
  readonly id: string
  readonly groups: readonly SuggestionGroup[]
  /** Key of the option that the keyboard is on. */
  readonly activeKey: string | undefined
  readonly onChoose: (option: SuggestedOption) => void
}

/** The id of an option in the page: one word, as references to ids have to be. */
export function optionId(listId: string, { key }: SuggestedOption): string {
  return `${listId}-${encodeURIComponent(key)}`
}

/** The list under the search field. The focus stays in the field, which says where the keyboard is. */
export function SuggestionList({ id, groups, activeKey, onChoose }: SuggestionListProps) {
  return (
    // Chromium lets Tab stop at whatever scrolls, unless it is told not to.
    <div className={styles.list} id={id} role="listbox" aria-label={m.suggestions} tabIndex={-1}>
      {groups.map(({ label, options }, position) => (
        <div key={label} role="group" aria-labelledby={`${id}-group-${position}`}>
          <div className={styles.label} id={`${id}-group-${position}`} role="presentation">
            {label}
          </div>
          {options.map((option) => (
            <Option
              key={option.key}
              id={optionId(id, option)}
              option={option}
              isActive={option.key === activeKey}
              onChoose={onChoose}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

interface OptionProps {
  readonly id: string
  readonly option: SuggestedOption
  readonly isActive: boolean
  readonly onChoose: (option: SuggestedOption) => void
}

/** What leads to a screen is a link, so that it can be opened in a new tab. */
function Option({ id, option, isActive, onChoose }: OptionProps) {
  const { target, text, detail } = option
  const attributes = {
    id,
    className: styles.option,
    role: 'option',
    'aria-selected': isActive,
    tabIndex: -1,
    onClick: () => onChoose(option),
  }
  const content = (
    <>
      <span className={styles.text} dir="auto">
        <MarkedText parts={text} />
      </span>
      {detail && (
        <>
          {' '}
          <span className={styles.detail}>{detail}</span>
        </>
      )}
    </>
  )
  return 'href' in target ? (
    <SiteLink {...attributes} to={target.href} state={target.state}>
      {content}
    </SiteLink>
  ) : (
    <button {...attributes} type="button">
      {content}
    </button>
  )
}
