import type { BookmarkSummary } from '../../model/Bookmark.ts'
import { moving } from '../messages/movingMessages.ts'
import { Button } from '../page/Button.tsx'
import styles from './PostChoice.module.css'

interface PostChoiceProps {
  readonly bookmarks: readonly BookmarkSummary[]
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (ids: ReadonlySet<string>) => void
}

/** All kept posts, or some of them: folded up, because all is what most want. */
export function PostChoice({ bookmarks, chosen, onChoose }: PostChoiceProps) {
  const all = bookmarks.length
  function handleToggle(id: string): void {
    onChoose(
      new Set(
        bookmarks.map((each) => each.id).filter((each) => chosen.has(each) !== (each === id)),
      ),
    )
  }
  return (
    <details className={styles.choice}>
      <summary className={styles.summary}>
        {chosen.size === all ? moving.choiceAll(all) : moving.choiceSome(chosen.size, all)}
      </summary>
      <fieldset className={styles.posts}>
        <legend className={styles.legend}>{moving.choice}</legend>
        <p className={styles.actions}>
          <Button look="link" onClick={() => onChoose(new Set(bookmarks.map(({ id }) => id)))}>
            {moving.chooseAll}
          </Button>
          <Button look="link" onClick={() => onChoose(new Set())}>
            {moving.chooseNone}
          </Button>
        </p>
        <ul>
          {bookmarks.map(({ id, post }) => (
            <li key={id}>
              <label className={styles.post}>
                <input type="checkbox" checked={chosen.has(id)} onChange={() => handleToggle(id)} />
                <span lang={post.language} dir="auto">
                  {post.title}
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
    </details>
  )
}
