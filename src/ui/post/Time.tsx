import { m } from '../messages/messages.ts'

/** A date in the publication's language, with its machine-readable form. */
export function Time({ iso }: { iso: string }) {
  return <time dateTime={iso.slice(0, 10)}>{m.date(iso)}</time>
}
