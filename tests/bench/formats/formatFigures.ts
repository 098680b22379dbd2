/** What is measured of each format, in the order of the columns. */
export const formatFigures = [
  { id: 'listMs', label: 'first posts', unit: 'ms' },
  { id: 'searchMs', label: 'search ready', unit: 'ms' },
  { id: 'storedMs', label: 'on device', unit: 'ms' },
  { id: 'peakHeapBytes', label: 'worker, peak', unit: 'bytes' },
  { id: 'heapBytes', label: 'worker, after', unit: 'bytes' },
  { id: 'longTaskMs', label: 'longest task', unit: 'ms' },
] as const

export type FormatFigureId = (typeof formatFigures)[number]['id']

/** What one reading found, by figure. */
export type FormatReadings = Readonly<Record<FormatFigureId, number>>
