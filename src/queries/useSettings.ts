import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import type { LibraryOutcome } from '../library/LibraryConnection.ts'
import type { Trace } from '../model/Trace.ts'
import { libraryKey } from './createQueryClient.ts'

const unnotedQueryOptions = queryOptions({
  queryKey: [...libraryKey, 'settings'],
  queryFn: ({ meta }) => meta!.library.settings.unnoted(),
})

const none: ReadonlySet<Trace> = new Set()

function toTraces(outcome: LibraryOutcome<ReadonlySet<Trace>>): ReadonlySet<Trace> {
  return outcome.ok ? outcome.value : none
}

/** Traces that the reader has switched off; `undefined` until known. */
export function useUnnoted(): ReadonlySet<Trace> | undefined {
  return useQuery({ ...unnotedQueryOptions, select: toTraces }).data
}

interface Switch {
  readonly trace: Trace
  readonly isNoted: boolean
}

/** Switches a trace on or off, in every tab. */
export function useSetNoted() {
  return useMutation({
    mutationFn: ({ trace, isNoted }: Switch, { meta }) =>
      meta!.library.settings.setNoted(trace, isNoted),
  })
}
