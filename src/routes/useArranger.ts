import { use, useEffect, useState } from 'react'
import type { arrangePost } from '../ui/post/arrangePost.ts'

type Arranger = typeof arrangePost

let loading: Promise<Arranger> | undefined
/** To be used at once, where a promise would take a moment and show a skeleton meanwhile. */
let loaded: Arranger | undefined

/** Fetched when a text is to be cleaned, or when there is nothing else to do. */
export function loadArranger(): Promise<Arranger> {
  loading ??= import('../ui/post/arrangePost.ts').then((module) => (loaded = module.arrangePost))
  return loading
}

/**
 * What cleans the text of a post.
 *
 * @param need  `none` a text that was written ahead of time is shown · `soon` it is to be replaced,
 *   and stays until then · `now` nothing can be shown without
 */
export function useArranger(need: 'none' | 'soon' | 'now'): Arranger | undefined {
  const [arranger, setArranger] = useState<Arranger>()
  useEffect(() => {
    if (need === 'soon') void loadArranger().then((fetched) => setArranger(() => fetched))
  }, [need])
  if (need === 'none') return undefined
  return need === 'now' ? (loaded ?? use(loadArranger())) : arranger
}
