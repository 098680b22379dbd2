/** An event of Chromium's trace; times in microseconds. */
export interface ProfiledEvent {
  readonly name: string
  readonly cat: string
  readonly pid: number
  readonly tid: number
  /** Tells profiles of one process apart. */
  readonly id?: string
  readonly ts: number
  /** By the clock, and of that on a processor. */
  readonly dur?: number
  readonly tdur?: number
  readonly args: {
    readonly data?: {
      readonly functionName?: string
      readonly url?: string
      readonly startTime?: number
      readonly timeDeltas?: readonly number[]
      readonly cpuProfile?: {
        readonly nodes?: readonly ProfileNode[]
        readonly samples?: readonly number[]
      }
    }
  }
}

interface ProfileNode {
  readonly id: number
  readonly parent?: number
  readonly callFrame: { readonly functionName: string; readonly url?: string }
}

/**
 * Says what a task spent most of its time on.
 *
 * @param ofThread  all events of its thread
 * @param ofProcess  all events of its process, where those of the profiler are
 */
export function nameCulprit(
  task: ProfiledEvent,
  ofThread: readonly ProfiledEvent[],
  ofProcess: readonly ProfiledEvent[],
): string {
  const inner = ofThread.filter(
    (event) =>
      event !== task &&
      event.dur !== undefined &&
      event.ts >= task.ts &&
      event.ts + event.dur <= task.ts + (task.dur ?? 0),
  )
  const script = busiestScript(task, ofThread, ofProcess)
  const longest = inner.toSorted((a, b) => b.dur! - a.dur!)
  const rendering = longest.find(({ name }) => renderingWork.includes(name))
  if (script && script.us >= (rendering?.dur ?? 0)) return script.name
  const largest = rendering ?? longest[0]
  return largest ? describe(largest) : 'nothing that the trace names'
}

/** What the browser does by itself, without a script. */
const renderingWork = ['Layout', 'Paint', 'ParseHTML', 'PrePaint', 'UpdateLayoutTree']

function describe({ name, args: { data } }: ProfiledEvent): string {
  return [name, data?.functionName, data?.url && fileOf(data.url)].filter(Boolean).join(' ')
}

/** The script of most samples, with the function of it that most of them are in or under. */
function busiestScript(
  task: ProfiledEvent,
  ofThread: readonly ProfiledEvent[],
  ofProcess: readonly ProfiledEvent[],
): { name: string; us: number } | undefined {
  const ofScripts = new Map<string, number>()
  const ofFunctions = new Map<string, number>()
  for (const profile of ofThread.filter(({ name }) => name === 'Profile')) {
    for (const { at, us, stack } of samplesOf(profile, ofProcess)) {
      if (at < task.ts || at > task.ts + (task.dur ?? 0) || !stack[0]) continue
      add(ofScripts, stack[0].url!, us)
      for (const name of new Set(stack.map(nameOf))) add(ofFunctions, name, us)
    }
  }
  const [url, us] = most(ofScripts) ?? []
  if (url === undefined || us === undefined) return undefined
  const inScript = [...ofFunctions].filter(([name]) => name.startsWith(`${fileOf(url)}: `))
  return { name: most(new Map(inScript))?.[0] ?? fileOf(url), us }
}

interface Sample {
  readonly at: number
  /** Since the one before. */
  readonly us: number
  /** Of scripts, what was running first. */
  readonly stack: readonly ProfileNode['callFrame'][]
}

function samplesOf(profile: ProfiledEvent, ofProcess: readonly ProfiledEvent[]): Sample[] {
  const chunks = ofProcess.filter(({ name, id }) => name === 'ProfileChunk' && id === profile.id)
  const nodes = new Map(
    chunks.flatMap(({ args }) => args.data?.cpuProfile?.nodes ?? []).map((node) => [node.id, node]),
  )
  const ids = chunks.flatMap(({ args }) => args.data?.cpuProfile?.samples ?? [])
  const deltas = chunks.flatMap(({ args }) => args.data?.timeDeltas ?? [])
  let at = profile.args.data?.startTime ?? 0
  return deltas.map((us, position) => {
    at += us
    const stack = stackOf(nodes, ids[position]!).filter(({ url }) => url)
    return { at, us, stack }
  })
}

/** From the function that was running up to what called all. */
function stackOf(
  nodes: ReadonlyMap<number, ProfileNode>,
  id: number,
): readonly ProfileNode['callFrame'][] {
  const frames: ProfileNode['callFrame'][] = []
  for (let node = nodes.get(id); node; node = nodes.get(node.parent ?? -1)) {
    frames.push(node.callFrame)
  }
  return frames
}

function nameOf({ url, functionName }: ProfileNode['callFrame']): string {
  return `${fileOf(url!)}: ${functionName || 'its own code'}`
}

function fileOf(url: string): string {
  return url.split('/').at(-1)!
}

function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount)
}

function most(sums: ReadonlyMap<string, number>): readonly [string, number] | undefined {
  return [...sums].toSorted((a, b) => b[1] - a[1])[0]
}
