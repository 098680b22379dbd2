import type { Amount, Inventory } from '../library/takeInventory.ts'
import { traces, type Trace } from '../model/Trace.ts'
import { useArchiveStatus } from '../queries/useArchiveStatus.ts'
import { useProgramFacts } from '../queries/useInventory.ts'
import { useStorage } from '../queries/useStorage.ts'
import { StoredGroup } from '../ui/settings/StoredGroup.tsx'
import { StoredItem } from '../ui/settings/StoredItem.tsx'
import { m } from '../ui/messages/messages.ts'
import { trace as words } from '../ui/messages/traceMessages.ts'
import { SiteLink } from '../ui/page/SiteLink.tsx'
import { followingPath, highlightsPath, savedPath } from '../url/paths.ts'
import { siteHref } from '../url/siteHref.ts'
import styles from './DeviceContents.module.css'
import { RemoveEverything } from './RemoveEverything.tsx'
import { StoredTrace } from './StoredTrace.tsx'

interface DeviceContentsProps {
  readonly inventory: Inventory
  /** Traces that are switched off. */
  readonly unnoted: ReadonlySet<Trace>
}

/** Everything that is stored, one line each, and the ways to be rid of it. */
export function DeviceContents({ inventory, unnoted }: DeviceContentsProps) {
  const usedBytes = useStorage()?.usedBytes
  const { bookmarks, removed, notes, highlights, follows, settings } = inventory
  const kept = [
    ...(bookmarks.count > 0 ? [describeAmount('bookmarks', bookmarks)] : []),
    ...(removed.count > 0 ? [describeAmount('removed', removed)] : []),
  ]
  return (
    <section className={styles.contents} aria-labelledby="device">
      <h2 className={styles.title} id="device">
        {words.deviceTitle}
      </h2>
      <p className={styles.intro}>
        {words.deviceIntro} {usedBytes !== undefined && words.inAll(m.size(usedBytes))}
      </p>
      <StoredGroup heading={words.keptTitle} hint={words.keptHint}>
        <StoredItem
          name={<SiteLink to={savedPath}>{words.names.bookmarks}</SiteLink>}
          amount={kept.length > 0 ? kept.join('; ') : words.nothing}
        />
        <StoredItem name={words.names.notes} amount={describeAmount('notes', notes)} />
        <StoredItem
          name={<SiteLink to={highlightsPath}>{words.names.highlights}</SiteLink>}
          amount={describeAmount('highlights', highlights)}
        />
        <StoredItem
          name={<SiteLink to={followingPath}>{words.names.follows}</SiteLink>}
          amount={describeAmount('follows', follows)}
        />
      </StoredGroup>
      <StoredGroup heading={words.notedTitle} hint={words.notedHint}>
        {traces.map((trace) => (
          <StoredTrace
            key={trace}
            trace={trace}
            isOn={!unnoted.has(trace)}
            amount={inventory[trace]}
            description={describeAmount(trace, inventory[trace])}
            lastVisitAt={trace === 'visits' ? inventory.lastVisitAt : undefined}
          />
        ))}
      </StoredGroup>
      <StoredGroup heading={words.neededTitle} hint={words.neededHint}>
        <ArchiveItem />
        <ProgramItem />
        <StoredItem name={words.names.settings} amount={describeAmount('settings', settings)} />
      </StoredGroup>
      <RemoveEverything inventory={inventory} />
    </section>
  )
}

/** "12 posts, 3.4 MB" */
function describeAmount(what: keyof typeof words.amounts, { count, bytes }: Amount): string {
  if (count === 0) return words.nothing
  return `${words.amounts[what](count)}, ${m.size(bytes)}`
}

function ArchiveItem() {
  const status = useArchiveStatus()
  if (!status) return null
  const { postCount, isStored, keeping } = status
  const held = keeping?.heldCount ?? (isStored ? postCount : 0)
  const amount = held === 0 ? words.nothing : words.archivePart(held, postCount)
  return <StoredItem name={words.names.archive} amount={amount} />
}

function ProgramItem() {
  const files = useProgramFacts(siteHref('/'))?.files ?? 0
  const amount = files === 0 ? words.nothing : words.amounts.program(files)
  return <StoredItem name={words.names.program} amount={amount} />
}
