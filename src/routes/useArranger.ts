import { useEffect, useState } from 'react'
import type { arrangePost } from '../ui/post/arrangePost.ts'

type Arranger = typeof arrangePost

let loading: Promise<Arranger> | undefined
/** Used at once where it is there: waiting for a promise would show a skeleton meanwhile. */
let loaded: Arranger | undefined

/** Fetched when a text is to be cleaned, or when there is nothing else to do. */
export async function loadArranger(): Promise<Arranger> {
  loading ??= import('../ui/post/arrangePost.ts').then((module) => module.arrangePost)
  loaded = await loading
  return loaded
}

/** What cleans the text of a post; absent until it is wanted and there. */
export function useArranger(isWanted: boolean): Arranger | undefined {
  const [arranger, setArranger] = useState(() => loaded)
  useEffect(() => {
    if (isWanted && !arranger) void loadArranger().then((fetched) => setArranger(() => fetched))
  }, [isWanted, arranger])
  return isWanted ? arranger : undefined
}
