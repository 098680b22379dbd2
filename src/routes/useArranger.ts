import { use, useEffect, useState } from 'react'
import type { arrangePost } from '../ui/post/arrangePost.ts'

type Arranger = typeof arrangePost

let loading: Promise<Arranger> | undefined

/** Fetched when a text is to be cleaned, or when there is nothing else to do. */
export function loadArranger(): Promise<Arranger> {
  loading ??= settle(import('../ui/post/arrangePost.ts').then((module) => module.arrangePost))
  return loading
}

/**
 * Marks a promise as React does once it has waited for it, so that what is there is used at once: a
 * skeleton would flash for a moment otherwise.
 */
function settle<Value>(promise: Promise<Value>): Promise<Value> {
  void promise.then((value) => Object.assign(promise, { status: 'fulfilled', value }))
  return promise
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
  return need === 'now' ? use(loadArranger()) : arranger
}
