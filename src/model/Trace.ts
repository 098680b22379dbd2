/** Something that is noted by itself while one reads: `visits` is when, and what was new then. */
export type Trace = 'reads' | 'places' | 'searches' | 'visits'

export const traces: readonly Trace[] = ['reads', 'places', 'searches', 'visits']
