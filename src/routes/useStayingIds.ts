import { useState } from 'react'

interface Staying {
  readonly asked: string
  readonly ids: ReadonlySet<string>
}

/**
 * Ids that have been listed since something was asked: whoever changes an item that is in front of
 * them does not lose it from sight.
 *
 * @param asked  what was; with another one it begins anew
 * @param ids  that are listed now
 */
export function useStayingIds(asked: string, ids: readonly string[]): ReadonlySet<string> {
  const [staying, setStaying] = useState<Staying>({ asked, ids: new Set(ids) })
  if (staying.asked === asked && ids.every((id) => staying.ids.has(id))) return staying.ids
  const before = staying.asked === asked ? staying.ids : []
  const next = { asked, ids: new Set([...before, ...ids]) }
  setStaying(next)
  return next.ids
}
