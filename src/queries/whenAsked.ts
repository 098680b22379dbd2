type Calls = Record<string, (...given: readonly unknown[]) => unknown>

/**
 * Stands for something that is made, and its code fetched, when it is asked for the first time. What
 * is asked meanwhile waits.
 *
 * @param make  makes it; all its members are functions that promise something or nothing
 */
export function whenAsked<Source extends object>(make: () => Promise<Source>): Source {
  let made: Promise<Calls> | undefined
  return new Proxy({} as Source, {
    get:
      (_nothing, name) =>
      async (...given: readonly unknown[]) => {
        made ??= make() as unknown as Promise<Calls>
        return (await made)[name as string]!(...given)
      },
  })
}
