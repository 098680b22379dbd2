import type { ColdReadings } from './visits/coldVisit.ts'
import type { LaterReadings } from './visits/laterVisits.ts'
import type { SearchReadings } from './visits/searchVisit.ts'

export type Unit = 'ms' | 'bytes' | 'shift'

export type FigureId =
  | `${'post' | 'home'}.${keyof ColdReadings | 'taskMs'}`
  | `search.${keyof SearchReadings}`
  | `later.${keyof LaterReadings}`

/** What was found in one run, by figure. */
export type Readings = Partial<Record<FigureId, number>>

/** One thing that is measured. */
interface Figure {
  readonly id: FigureId
  readonly label: string
  readonly unit: Unit
}

const cold = (screen: 'post' | 'home', label: string) =>
  [
    { id: `${screen}.fcpMs`, label: `${label}: first paint (FCP)`, unit: 'ms' },
    { id: `${screen}.lcpMs`, label: `${label}: text painted (LCP)`, unit: 'ms' },
    { id: `${screen}.blockingMs`, label: `${label}: tasks beyond 50 ms (TBT)`, unit: 'ms' },
    { id: `${screen}.taskMs`, label: `${label}: longest task, processor time`, unit: 'ms' },
    { id: `${screen}.cls`, label: `${label}: layout shift (CLS)`, unit: 'shift' },
    { id: `${screen}.bytesBefore`, label: `${label}: bytes before the text`, unit: 'bytes' },
    { id: `${screen}.scriptBytesBefore`, label: `${label}: of them JS`, unit: 'bytes' },
    { id: `${screen}.htmlBytes`, label: `${label}: HTML`, unit: 'bytes' },
    { id: `${screen}.cssBytes`, label: `${label}: CSS`, unit: 'bytes' },
    { id: `${screen}.scriptBytes`, label: `${label}: JS, workers' too`, unit: 'bytes' },
    { id: `${screen}.dataBytes`, label: `${label}: data`, unit: 'bytes' },
    { id: `${screen}.keptBytes`, label: `${label}: program kept for later`, unit: 'bytes' },
    { id: `${screen}.allBytes`, label: `${label}: in all`, unit: 'bytes' },
  ] as const satisfies readonly Figure[]

/** Every figure, in the order of the report. */
export const figures: readonly Figure[] = [
  ...cold('post', 'Post, cold'),
  ...cold('home', 'Home, cold'),
  { id: 'later.aheadMs', label: 'Next post, fetched ahead', unit: 'ms' },
  { id: 'later.notAheadMs', label: 'Next post, not fetched ahead', unit: 'ms' },
  { id: 'search.dataBytesBefore', label: 'Before search is opened: data', unit: 'bytes' },
  { id: 'search.firstMs', label: 'Opening search to first results', unit: 'ms' },
  { id: 'search.firstBytes', label: 'Opening search: bytes', unit: 'bytes' },
  { id: 'search.keyP50Ms', label: 'Each key: median', unit: 'ms' },
  { id: 'search.keyP95Ms', label: 'Each key: 95th centile', unit: 'ms' },
  { id: 'search.facetP95Ms', label: 'Filter ticked: 95th centile', unit: 'ms' },
  { id: 'search.pageHeapBytes', label: 'Heap of the page after 20 searches', unit: 'bytes' },
  { id: 'search.workerHeapBytes', label: 'Heap of the worker after 20 searches', unit: 'bytes' },
  { id: 'later.secondListMs', label: 'Second visit: list painted', unit: 'ms' },
  { id: 'later.secondBytes', label: 'Second visit: bytes of bodies', unit: 'bytes' },
  { id: 'later.secondSearchMs', label: 'Second visit: opening search to results', unit: 'ms' },
  { id: 'later.offlineListMs', label: 'Offline: list painted', unit: 'ms' },
  { id: 'later.offlinePostMs', label: 'Offline: a post painted', unit: 'ms' },
]
