export const listStart = '#list='

/** Apart from what reads the list, because the shelf asks each time it is opened. */
export function isListFragment(fragment: string): boolean {
  return fragment.startsWith(listStart)
}
