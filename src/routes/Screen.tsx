import { lazy, startTransition, useEffect, useState, type ComponentType } from 'react'
import { useLocation } from 'react-router'
import { useArchiveFact } from '../queries/useArchiveStatus.ts'
import { Skeleton } from '../ui/page/Skeleton.tsx'
import { FailedPublication } from './FailedPublication.tsx'
import { orReload } from './orReload.ts'

/** Fetches the code of a screen. */
export type LoadScreen = () => Promise<ComponentType>

/** What has become of fetching it. */
interface Code {
  /** Of the entry of the history that asked for it. */
  readonly key: string
  readonly module: Promise<{ readonly default: ComponentType }>
  hasFailed: boolean
  /** The screen, or what waits for it if it was to be drawn before: always the same, once drawn. */
  Component?: ComponentType
}

const codes = new Map<LoadScreen, Code>()

/** Fetches it if it is not here; where that has failed, another entry of the history tries again. */
function askFor(load: LoadScreen, key: string): Code {
  const known = codes.get(load)
  if (known && (!known.hasFailed || known.key === key)) return known
  const module = load().then((Component) => {
    code.Component ??= Component
    return { default: Component }
  })
  const code: Code = { key, module, hasFailed: false }
  module.catch(() => {
    code.hasFailed = true
  })
  codes.set(load, code)
  return code
}

/** Fetches the code of a screen, so that it is drawn at once. */
export async function fetchScreen(load: LoadScreen): Promise<void> {
  await askFor(load, 'default').module
}

interface ScreenProps {
  readonly load: LoadScreen
  /** It has nothing to show when the publication cannot be read. */
  readonly needsArchive: boolean
}

/**
 * A screen once its code is here. The one before stays until then, because the router goes on in a
 * transition and there is no `Suspense` around this: a page that was written ahead of time would be
 * taken over in two parts by one, and a first screen wait out React's pause between a fallback and
 * what follows it.
 */
export function Screen({ load, needsArchive }: ScreenProps) {
  const { key } = useLocation()
  const hasFailed = useArchiveFact(({ phase }) => phase === 'failed') === true
  const [hasBegun, setHasBegun] = useState(() => codes.get(load)?.Component !== undefined)
  useEffect(() => {
    if (hasBegun) return
    const begin = () => startTransition(() => setHasBegun(true))
    void askFor(load, key).module.then(begin, begin)
  }, [hasBegun, load, key])

  if (needsArchive && hasFailed) return <FailedPublication />
  if (!hasBegun) return <Skeleton shape="list" />
  const code = askFor(load, key)
  code.Component ??= lazy(() => orReload(code.module))
  return <code.Component />
}
