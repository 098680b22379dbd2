import type { Inventory } from '../library/takeInventory.ts'
import { useRemoveEverything } from '../queries/useRemoval.ts'
import { BackupSection } from '../ui/backup/BackupSection.tsx'
import { WorkState } from '../ui/backup/WorkState.tsx'
import { moving } from '../ui/messages/movingMessages.ts'
import { trace } from '../ui/messages/traceMessages.ts'
import { Button } from '../ui/page/Button.tsx'
import { SiteLink } from '../ui/page/SiteLink.tsx'
import { SureButton } from '../ui/page/SureButton.tsx'
import { backupPath } from '../url/paths.ts'
import { siteHref } from '../url/siteHref.ts'
import { useBackupFile } from './useBackupFile.ts'

const kinds = ['bookmarks', 'notes', 'highlights', 'follows'] as const

/** The end of it all: what will be lost, the way to take it along, and the button. */
export function RemoveEverything({ inventory }: { inventory: Inventory }) {
  const { work, isWorking, save } = useBackupFile()
  const { mutate } = useRemoveEverything()
  const lost = kinds.flatMap((kind) => {
    const { count } = inventory[kind]
    return count > 0 ? [moving.kinds[kind](count)] : []
  })
  return (
    <BackupSection heading={trace.removeTitle} text={trace.removeText(lost)}>
      {lost.length > 0 && (
        <>
          <p>
            {trace.backupFirst} <SiteLink to={backupPath}>{trace.backupLink}</SiteLink>
          </p>
          <Button aria-disabled={isWorking} onClick={() => !isWorking && void save()}>
            {moving.exportAction}
          </Button>
          <WorkState work={work} />
        </>
      )}
      <SureButton sure={trace.removeSure} onSure={() => mutate(siteHref('/'))}>
        {trace.remove}
      </SureButton>
    </BackupSection>
  )
}
