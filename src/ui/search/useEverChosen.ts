import { useState } from 'react'

/**
 * Values that are chosen or were so since the group is shown. They stay where they are and can be
 * chosen again: the checkbox of one that was just taken away has the focus.
 */
export function useEverChosen(chosen: readonly string[]): readonly string[] {
  const [ever, setEver] = useState(chosen)
  const added = chosen.filter((slug) => !ever.includes(slug))
  if (added.length > 0) setEver([...ever, ...added])
  return ever
}
