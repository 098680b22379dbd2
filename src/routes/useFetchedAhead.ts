import { useEffect } from 'react'
import { whenIdle } from '../ui/page/whenIdle.ts'

/**
 * Fetches code in an idle moment, so that it is there when it is wanted, even if the network is gone
 * by then.
 *
 * @param load  the same function at every render
 */
export function useFetchedAhead(load: () => Promise<unknown>): void {
  useEffect(() => {
    let isHere = true
    whenIdle()
      .then(() => isHere && load())
      // What went wrong is told when it is wanted.
      .catch(() => {})
    return () => {
      isHere = false
    }
  }, [load])
}
