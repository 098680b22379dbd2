import { usePublication } from '../queries/usePublication.ts'
import { useInventory } from '../queries/useInventory.ts'
import { useUnnoted } from '../queries/useSettings.ts'
import { m } from '../ui/messages/messages.ts'
import { PageHeading } from '../ui/page/PageHeading.tsx'
import { Skeleton } from '../ui/page/Skeleton.tsx'
import { StatusLine } from '../ui/page/StatusLine.tsx'
import { DeviceContents } from './DeviceContents.tsx'
import styles from './IndexPage.module.css'

/** What the reader can choose about this site, and what it keeps on the device. */
export function SettingsRoute() {
  const { data: inventory } = useInventory()
  const unnoted = useUnnoted()
  const title = usePublication()?.title ?? ''
  if (!inventory || !unnoted) return <Skeleton shape="list" />
  return (
    <div className={styles.index}>
      <PageHeading titleParts={[m.settings, title]}>{m.settings}</PageHeading>
      {inventory.ok ? (
        <DeviceContents inventory={inventory.value} unnoted={unnoted} />
      ) : (
        <StatusLine tone="problem">{m.refusals[inventory.refusal]}</StatusLine>
      )}
    </div>
  )
}
