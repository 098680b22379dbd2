/** Something that will have happened: others wait for it, and one brings it about. */
export interface Moment {
  readonly promise: Promise<void>
  readonly resolve: () => void
}

/** What `Promise.withResolvers` does, which browsers of 2023 do not have. */
export function createMoment(): Moment {
  let settle: () => void
  const promise = new Promise<void>((resolve) => {
    settle = resolve
  })
  return { promise, resolve: () => settle() }
}
