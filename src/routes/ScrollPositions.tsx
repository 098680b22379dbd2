import { Component, type ReactNode } from 'react'
import { useLocation, type Location } from 'react-router'
import { decodePart } from '../model/webAddress.ts'
import { keepScrollPositions, noteScrollPosition, scrollPositionOf } from './scrollPositions.ts'

/** State of an entry of the history. */
export interface ScrollState {
  /** Whoever goes to it stays where the one before is scrolled to. */
  readonly keepsScroll?: boolean
}

interface ScrollPositionsProps {
  /** The first screen stands in the page already, and the browser has scrolled it. */
  readonly isWritten: boolean
}

/**
 * Begins a new screen at its top or at the place that its address names, and one that was left where
 * it was left. The router does that only with loaders, which we have none of.
 */
export function ScrollPositions({ isWritten }: ScrollPositionsProps) {
  return <ScrollKeeper location={useLocation()} isWritten={isWritten} />
}

interface ScrollKeeperProps extends ScrollPositionsProps {
  readonly location: Location<ScrollState | null>
}

/** A class, because only one hears of a change before it is made: then the old place is still there. */
class ScrollKeeper extends Component<ScrollKeeperProps> {
  override componentDidMount(): void {
    window.history.scrollRestoration = 'manual'
    window.addEventListener('pagehide', this.#handleLeave)
    if (!this.props.isWritten) scrollTo(this.props.location)
  }

  override getSnapshotBeforeUpdate({ location }: ScrollKeeperProps): null {
    if (location.key !== this.props.location.key) noteScrollPosition(location.key)
    return null
  }

  override componentDidUpdate({ location: before }: ScrollKeeperProps): void {
    const { location } = this.props
    if (location.key !== before.key || location.hash !== before.hash) scrollTo(location)
  }

  override componentWillUnmount(): void {
    window.removeEventListener('pagehide', this.#handleLeave)
  }

  readonly #handleLeave = (): void => {
    noteScrollPosition(this.props.location.key)
    keepScrollPositions()
    // While the page is loaded again only the browser can.
    window.history.scrollRestoration = 'auto'
  }

  override render(): ReactNode {
    return null
  }
}

function scrollTo({ key, state, hash }: Location<ScrollState | null>): void {
  const top = scrollPositionOf(key)
  if (top !== undefined) window.scrollTo(0, top)
  else if (!state?.keepsScroll) {
    const named = hash && document.getElementById(decodePart(hash.slice(1)))
    if (named) named.scrollIntoView()
    else window.scrollTo(0, 0)
  }
}
