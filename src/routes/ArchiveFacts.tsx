import type { ArchiveStatus } from '../archive/Archive.ts'
import { usePublication } from '../queries/usePublication.ts'
import { m } from '../ui/messages/messages.ts'

/** The foot of every page: what is on this device, as of when, and what could not be read. */
export function ArchiveFacts({ status }: { status: ArchiveStatus }) {
  const publication = usePublication()
  const { problems, postCount, checkedAt, isStored, isPartial } = status
  return (
    <>
      {isStored && !isPartial && checkedAt && <p>{m.coverage(postCount, m.date(checkedAt))}</p>}
      {status.isStorageRefused && <p>{m.coverageNotKept(postCount)}</p>}
      {problems.length > 0 && (
        <details>
          <summary>{m.problems(problems.length)}</summary>
          <ul>
            {problems.map(({ position, title, code }) => (
              <li key={position}>{m.problem(position, title, m.problemReasons[code])}</li>
            ))}
          </ul>
        </details>
      )}
      {publication?.homePageUrl && (
        <p>
          <a href={publication.homePageUrl} rel="noopener noreferrer">
            {m.originalSite(new URL(publication.homePageUrl).host)}
          </a>
        </p>
      )}
      <p>{m.poweredBy}</p>
    </>
  )
}
