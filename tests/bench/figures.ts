/** One thing that is measured, and what it should come to at most. */
interface Figure {
  readonly id: string
  readonly label: string
  readonly unit: 'ms' | 'bytes'
  /** In the figure's unit; absent where none is set. */
  readonly goal?: number
}

/** Every figure, in the order of the report. */
export const figures = [
  { id: 'coldListMs', label: 'First visit: list painted', unit: 'ms' },
  { id: 'coldSearchMs', label: 'First visit: search ready', unit: 'ms' },
  { id: 'coldStoredMs', label: 'First visit: all posts on this device', unit: 'ms' },
  { id: 'longTaskMs', label: 'First visit: longest task over 50 ms', unit: 'ms', goal: 50 },
  { id: 'blockingMs', label: 'First visit: time beyond 50 ms in tasks', unit: 'ms', goal: 0 },
  { id: 'tracedTaskMs', label: 'First visit, traced: longest task', unit: 'ms', goal: 50 },
  {
    id: 'tracedProcessorMs',
    label: 'First visit, traced: longest task, processor time',
    unit: 'ms',
    goal: 50,
  },
  { id: 'secondListMs', label: 'Second visit: list painted', unit: 'ms' },
  { id: 'secondSearchMs', label: 'Second visit: search ready', unit: 'ms' },
  { id: 'secondBytes', label: 'Second visit: transferred', unit: 'bytes' },
  {
    id: 'secondFeedBytes',
    label: 'Second visit: of that, body of the feed',
    unit: 'bytes',
    goal: 0,
  },
  { id: 'keyP50Ms', label: 'Key to painted results: median', unit: 'ms', goal: 30 },
  { id: 'keyP95Ms', label: 'Key to painted results: 95th centile', unit: 'ms', goal: 80 },
  { id: 'coldPageHeapBytes', label: 'Heap of the page, first visit', unit: 'bytes' },
  { id: 'coldWorkerHeapBytes', label: 'Heap of the archive worker, first visit', unit: 'bytes' },
  { id: 'secondPageHeapBytes', label: 'Heap of the page, second visit', unit: 'bytes' },
  { id: 'secondWorkerHeapBytes', label: 'Heap of the archive worker, second visit', unit: 'bytes' },
  { id: 'listScriptBytes', label: 'JS of the list, brotli', unit: 'bytes' },
  { id: 'postScriptBytes', label: 'JS that a post adds, brotli', unit: 'bytes' },
  { id: 'archiveScriptBytes', label: 'JS of the archive worker, brotli', unit: 'bytes' },
  { id: 'serviceScriptBytes', label: 'JS of the service worker, brotli', unit: 'bytes' },
  { id: 'scriptBytes', label: 'JS in all, brotli', unit: 'bytes', goal: 120_000 },
  { id: 'styleBytes', label: 'CSS of list and post, brotli', unit: 'bytes' },
  { id: 'pageBytes', label: 'HTML, brotli', unit: 'bytes' },
] as const satisfies readonly Figure[]

type FigureId = (typeof figures)[number]['id']

/** What one measurement found, by figure. */
export type Readings = Partial<Record<FigureId, number>>
