import type { FeedStatus, LeftOut } from '../archive/Archive.ts'
import { m } from '../ui/messages/messages.ts'

/** Everything that could not be read, counted by reason; nothing is lost in silence. */
export function LeftOutItems({ feeds }: { feeds: readonly FeedStatus[] }) {
  return feeds.flatMap(({ name, url, leftOut }) =>
    leftOut.map((group) => (
      <Group
        key={`${url} ${group.code}`}
        feed={feeds.length > 1 ? name : undefined}
        leftOut={group}
      />
    )),
  )
}

function Group({ feed, leftOut }: { feed: string | undefined; leftOut: LeftOut }) {
  const { code, count, items } = leftOut
  return (
    <details>
      <summary>{m.problems(count, m.problemReasons[code], feed)}</summary>
      <ul>
        {items.map(({ position, title }) => (
          <li key={position}>{m.problem(position, title)}</li>
        ))}
        {count > items.length && <li>{m.moreProblems(count - items.length)}</li>}
      </ul>
    </details>
  )
}
