import type { Sources } from './createQueryClient.ts'
import { whenAsked } from './whenAsked.ts'

interface SourcesOptions {
  /** Nothing is asked before. */
  readonly begin: Promise<void>
  readonly startWorker: () => Worker
  readonly startExchange: () => Worker
  /** Unique for the site on its origin. */
  readonly libraryName: string
  /** Called when the code that leads to one of them cannot be fetched. */
  readonly onLost: () => void
}

/** Archive and library, with the code that leads to them fetched once something is asked of them. */
export function openSources({
  begin,
  startWorker,
  startExchange,
  libraryName,
  onLost,
}: SourcesOptions): Sources {
  // It looks at the device, and asks the publisher, while the page is still being taken over.
  const worker = startWorker()
  const archive = whenAsked(async () => {
    await begin
    const { connectArchive } = await orTell(import('../archive/connectArchive.ts'), onLost)
    return connectArchive(() => worker)
  })
  let library: Promise<Sources['library']> | undefined
  async function open(): Promise<Sources['library']> {
    await begin
    const { openLibrary } = await orTell(import('../library/openLibrary.ts'), onLost)
    return openLibrary(libraryName)
  }
  const opened = () => (library ??= open())
  return {
    archive,
    library: {
      bookmarks: whenAsked(async () => (await opened()).bookmarks),
      notes: whenAsked(async () => (await opened()).notes),
      highlights: whenAsked(async () => (await opened()).highlights),
      follows: whenAsked(async () => (await opened()).follows),
      searches: whenAsked(async () => (await opened()).searches),
      places: whenAsked(async () => (await opened()).places),
      reads: whenAsked(async () => (await opened()).reads),
      visits: whenAsked(async () => (await opened()).visits),
      settings: whenAsked(async () => (await opened()).settings),
      inventory: async () => (await opened()).inventory(),
      subscribe: (listener) => void opened().then(({ subscribe }) => subscribe(listener)),
      end: () => void opened().then(({ end }) => end()),
      onEnd: (listener) => void opened().then(({ onEnd }) => onEnd(listener)),
    },
    exchange: whenAsked(async () => {
      const load = import('../library/exchange/connectExchange.ts')
      const { connectExchange } = await orTell(load, onLost)
      return connectExchange(startExchange)
    }),
  }
}

async function orTell<Code>(code: Promise<Code>, onLost: () => void): Promise<Code> {
  try {
    return await code
  } catch (error) {
    onLost()
    throw error
  }
}
